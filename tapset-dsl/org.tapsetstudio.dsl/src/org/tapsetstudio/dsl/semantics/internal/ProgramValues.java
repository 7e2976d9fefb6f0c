package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.StaticVariable;
import org.tapsetstudio.dsl.stp.StringLiteral;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.ProgramInformation.Read;

/** {@code @var(…)} and {@code @cast(…)} of user space, with the members and elements behind them, as debugging information describes them. */
final class ProgramValues {
	private final Body body;
	private final Expressions expressions;

	ProgramValues(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	/** Whether the expression is one of these, or a member or element of one, and not of the kernel. */
	static boolean isOne(Expression e) {
		Expression root = root(e, new ArrayList<>());
		return root instanceof Cast c && c.getType() != null && !isOfKernel(c.getModule()) || root instanceof StaticVariable v && v.getName() != null && !isOfKernel(v.getModule());
	}

	/** True if something is to be found in the kernel or a header of it: nobody looks there. */
	private static boolean isOfKernel(StringLiteral module) {
		return module != null && text(module).startsWith("kernel");
	}

	private static String text(StringLiteral literal) {
		return new String(Literals.string(literal), StandardCharsets.UTF_8);
	}

	/** What the members and elements belong to. @param steps gets these, from the inside out */
	private static Expression root(Expression e, List<Object> steps) {
		if (e instanceof MemberAccess m && m.getMember() != null && m.getTarget() != null) {
			Expression root = root(m.getTarget(), steps);
			steps.add(m.getMember());
			return root;
		}
		if (e instanceof IndexAccess i && i.getIndex() instanceof NumberLiteral n && i.getTarget() != null) {
			Expression root = root(i.getTarget(), steps);
			steps.add(Literals.number(n));
			return root;
		}
		return e;
	}

	/** @param e for which {@link #isOne} holds */
	Typed value(Expression e, SourceRange where) {
		List<Object> steps = new ArrayList<>();
		try {
			return root(e, steps) instanceof Cast c ? cast(c, steps, where) : variable((StaticVariable) root(e, new ArrayList<>()), steps, where);
		} catch (UnknownVariableException x) {
			body.late("unresolved-variable", e, where, x.getMessage() + (x.candidates().isEmpty() ? "" : "; there are " + String.join(", ", x.candidates())));
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Refused(x.getMessage(), Type.LONG, where));
		}
	}

	/** 1 if the value exists where a body runs. */
	static int isDefinedIn(Target target, Defined d) {
		List<Object> steps = new ArrayList<>();
		try {
			if (root(d.getOperand(), steps) instanceof Cast c)
				reads(information(target, c), c, steps);
			else
				find(target, (StaticVariable) root(d.getOperand(), new ArrayList<>()), steps);
			return 1;
		} catch (UnknownVariableException e) {
			return 0;
		}
	}

	private Typed variable(StaticVariable v, List<Object> steps, SourceRange where) throws UnknownVariableException {
		EntryVariables.Value value = find(body.target, v, steps);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.MarkerArgument(value.number(), value.operand(), where));
	}

	private static EntryVariables.Value find(Target target, StaticVariable v, List<Object> steps) throws UnknownVariableException {
		String[] name = text(v.getName()).split("@", 2);
		EntryVariables place = target.variables();
		if (place == null)
			throw new UnknownVariableException("@var reads memory of the program, which is possible only when a probe on a function or marker of a named file is hit: read it there, and keep it in a global", List.of());
		if (v.getModule() != null && !place.isIn(text(v.getModule())))
			throw new UnknownVariableException("@var reads a variable of the file that the probe is in, which is " + place.path() + "; this is one of " + text(v.getModule()), List.of());
		try {
			return place.ofFile(name[0], name.length > 1 ? name[1] : null, steps);
		} catch (UnknownVariableException e) {
			throw new UnknownVariableException(name[0] + " " + e.getMessage(), e.candidates());
		}
	}

	private Typed cast(Cast c, List<Object> steps, SourceRange where) throws UnknownVariableException {
		Typed pointer = expressions.want(c.getOperand(), Type.LONG);
		Optional<ProgramInformation> information = information(body.target, c);
		List<Read> reads = reads(information.isEmpty() ? body.world.information(module(c)) : information, c, steps);
		List<FunctionSymbol> functions = new ArrayList<>();
		for (Read read : reads)
			functions.add(read.size() == 0 ? null : reader(read.size()));
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> {
			Expr value = pointer.build().get();
			for (int i = 0; i < reads.size(); i++) {
				long offset = reads.get(i).offset();
				value = offset == 0 ? value : new Expr.Binary(Expr.BinaryOperator.ADD, value, new Expr.LongLiteral(offset, where), Type.LONG, where);
				value = functions.get(i) == null ? value : new Expr.Call(functions.get(i).function, List.of(value), Type.LONG, where);
			}
			return value;
		});
	}

	private FunctionSymbol reader(int size) throws UnknownVariableException {
		String name = "user_" + (size > 0 && size < 8 ? "u" : "") + "int" + 8 * Math.abs(size);
		FunctionSymbol found = body.world.findFunctions(name, body.unit()).stream().filter(f -> f.arity() == 1).findFirst()
				.orElseThrow(() -> new UnknownVariableException("@cast needs the function " + name + "(), and there are no tapsets that have it", List.of()));
		Calls.visit(body, found);
		return found;
	}

	private static String module(Cast c) {
		return c.getModule() == null ? null : text(c.getModule());
	}

	private static Optional<ProgramInformation> information(Target target, Cast c) {
		return target.variables() == null ? Optional.empty() : target.variables().information(module(c));
	}

	/** None for the value itself, without a member: it stays what it is. */
	private static List<Read> reads(Optional<ProgramInformation> information, Cast c, List<Object> steps) throws UnknownVariableException {
		String type = text(c.getType());
		if (information.isEmpty())
			throw new UnknownVariableException("there is no debugging information here that describes the type \"" + type + "\": name a file that has it, as in @cast(…, \"" + type + "\", \"/path\")", List.of());
		if (steps.isEmpty())
			return List.of();
		try {
			return information.get().reads(type, steps);
		} catch (UnknownVariableException e) {
			throw new UnknownVariableException("@cast " + e.getMessage(), e.candidates());
		}
	}
}
