package org.tapsetstudio.dsl.printer;

import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.parser.DeepStack;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.stp.EmbeddedDeclaration;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.GlobalDeclaration;
import org.tapsetstudio.dsl.stp.GlobalVariable;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.Parameter;
import org.tapsetstudio.dsl.stp.PointList;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.Script;
import org.tapsetstudio.dsl.stp.Statement;

/** Prints a correct script's tree in the form of {@code stap -p1}: fully parenthesised, declarations grouped by kind. */
public final class TreePrinter {
	private static final StatementPrinter STATEMENTS = new StatementPrinter(Naming.AS_WRITTEN);

	private TreePrinter() {
	}

	/** The whole output of {@code stap -p1} for one file. */
	public static String dump(ParsedScript script) {
		return "# parse tree dump\n# file " + script.fileName() + "\n" + print(script.root()) + "\n";
	}

	/** A list of probe points with groups multiplied out, as {@code stap} shows it. */
	public static String print(PointList points, Naming naming) {
		return String.join(",", new PointPrinter(naming).print(points));
	}

	/**
	 * One statement.
	 *
	 * @param bare whether try and catch need no braces around a single statement
	 */
	public static String print(Statement statement, Naming naming, boolean bare) {
		return new StatementPrinter(naming, bare).print(statement);
	}

	/** One expression. */
	public static String print(Expression expression, Naming naming) {
		return new ExpressionPrinter(naming).print(expression);
	}

	/** The points of a probe; of an alias its names, then the points that it stands for. */
	public static String head(ProbeDeclaration probe) {
		PointPrinter points = new PointPrinter(Naming.AS_WRITTEN);
		StringBuilder text = new StringBuilder();
		int last = probe.getLists().size() - 1;
		for (int i = 0; i < last; i++) {
			boolean epilogue = i == last - 1 && probe.getOperators().contains("+=");
			text.append(points.print(probe.getLists().get(i)).get(0)).append(epilogue ? " += " : " = ");
		}
		return text.append(String.join(last > 0 ? ", " : ",", points.print(probe.getLists().get(last)))).toString();
	}

	/** The tree of a script that has no errors. */
	public static String print(Script script) {
		return DeepStack.call(() -> {
			StringBuilder text = new StringBuilder();
			for (Item item : script.getItems()) {
				if (item instanceof EmbeddedDeclaration embedded) {
					text.append(embedded.getCode());
				}
			}
			for (Item item : script.getItems()) {
				if (item instanceof GlobalDeclaration declaration) {
					declaration.getVariables().forEach(variable -> global(variable, text));
				}
			}
			probes(script, true, text);
			probes(script, false, text);
			for (Item item : script.getItems()) {
				if (item instanceof FunctionDeclaration function) {
					function(function, text);
				}
			}
			return text.toString();
		});
	}

	private static void global(GlobalVariable variable, StringBuilder text) {
		text.append("global ").append(variable.getName()).append(variable.isWrap() ? "%" : "");
		if (variable.getSize() != null) {
			text.append('[').append(Numbers.value(variable.getSize())).append(']');
		}
		if (variable.getInit() != null) {
			text.append(" = ").append(print((Expression) variable.getInit(), Naming.AS_WRITTEN));
		}
		text.append('\n');
	}

	private static void probes(Script script, boolean aliases, StringBuilder text) {
		for (Item item : script.getItems()) {
			if (item instanceof ProbeDeclaration probe && aliases == !probe.getOperators().isEmpty()) {
				text.append("probe ").append(head(probe)).append(STATEMENTS.print(probe.getBody())).append('\n');
			}
		}
	}

	private static void function(FunctionDeclaration function, StringBuilder text) {
		text.append("function ").append(function.getName());
		text.append(function.getParameters().stream().map(Parameter::getName).collect(Collectors.joining(", ", " (", ")\n")));
		text.append(function.getBody() != null ? STATEMENTS.print(function.getBody()) : function.getEmbedded()).append('\n');
	}
}
