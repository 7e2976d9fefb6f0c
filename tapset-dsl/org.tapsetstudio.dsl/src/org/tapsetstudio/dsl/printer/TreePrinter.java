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

/** Prints a correct script's tree in the form of {@code stap -p1}: fully parenthesised, declarations grouped by kind. */
public final class TreePrinter {
	private TreePrinter() {
	}

	/** The whole output of {@code stap -p1} for one file. */
	public static String dump(ParsedScript script) {
		return "# parse tree dump\n# file " + script.fileName() + "\n" + print(script.root()) + "\n";
	}

	/** A list of probe points with groups multiplied out, as {@code stap} shows it. */
	public static String print(PointList points) {
		return String.join(",", PointPrinter.print(points));
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
			text.append(" = ").append(ExpressionPrinter.print((Expression) variable.getInit()));
		}
		text.append('\n');
	}

	private static void probes(Script script, boolean aliases, StringBuilder text) {
		for (Item item : script.getItems()) {
			if (item instanceof ProbeDeclaration probe && aliases == !probe.getOperators().isEmpty()) {
				text.append("probe ");
				int last = probe.getLists().size() - 1;
				for (int i = 0; i < last; i++) {
					boolean epilogue = i == last - 1 && probe.getOperators().contains("+=");
					text.append(PointPrinter.print(probe.getLists().get(i)).get(0)).append(epilogue ? " += " : " = ");
				}
				text.append(String.join(aliases ? ", " : ",", PointPrinter.print(probe.getLists().get(last))));
				text.append(StatementPrinter.print(probe.getBody())).append('\n');
			}
		}
	}

	private static void function(FunctionDeclaration function, StringBuilder text) {
		text.append("function ").append(function.getName());
		text.append(function.getParameters().stream().map(Parameter::getName).collect(Collectors.joining(", ", " (", ")\n")));
		text.append(function.getBody() != null ? StatementPrinter.print(function.getBody()) : function.getEmbedded()).append('\n');
	}
}
