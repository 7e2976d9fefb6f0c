package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.MarkerText;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.*;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;

/** {@code $arg1}, {@code $$name} and the other things that depend on what a probe waits for. */
final class TargetVariables {
	private static final Pattern ARGUMENT = Pattern.compile("\\$arg(0*[1-9][0-9]{0,3})");
	private static final Pattern PRETTY_TEXT = Pattern.compile("\\$\\$(name|provider)\\${1,2}");

	static final String UNKNOWN_TYPE = "the type that this points to is not known; use user_string(…), user_int(…) or another user_… function to read the program's memory";

	private final Body body;
	private final Expressions expressions;
	private final PlaceValues places;
	private final ProgramValues values;

	TargetVariables(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
		this.places = new PlaceValues(body, expressions);
		this.values = new ProgramValues(body, expressions, places);
	}

	private static int argument(String name) {
		Matcher m = ARGUMENT.matcher(name);
		return m.matches() ? Integer.parseInt(m.group(1)) : 0;
	}

	private static MarkerText.Kind text(String name) {
		return switch (name) {
		case "$$name" -> MarkerText.Kind.NAME;
		case "$$provider" -> MarkerText.Kind.PROVIDER;
		case "$$vars", "$$parms" -> MarkerText.Kind.VARS;
		default -> null;
		};
	}

	/** {@code $$name$}: what is text already is not printed in more detail. */
	static String plain(String name) {
		return name.endsWith("$") && PRETTY_TEXT.matcher(name).matches() ? name.substring(0, name.indexOf('$', 2)) : name;
	}

	private static boolean exists(Target target, String writtenName) {
		String name = plain(writtenName);
		if (target.kind() != Target.Kind.OPAQUE && target.refusedType(name) != null)
			return true;
		if (target.kind() == Target.Kind.RETURN)
			return name.equals("$return") || name.equals("$$return") || text(name) != null;
		if (target.kind() != Target.Kind.MARKER && target.kind() != Target.Kind.FUNCTION)
			return false;
		int number = argument(name);
		return number > 0 && (target.argumentCount() < 0 || number <= target.argumentCount()) || text(name) != null || name.equals("$$locals");
	}

	Typed variable(TargetVariable t) {
		String name = t.getName() == null ? "" : plain(t.getName());
		SourceRange where = body.where(t);
		if (body.condition) {
			body.error("condition-local", where, "the condition of a probe is looked at before the probe is hit: it can use globals only");
			return Typed.broken(where);
		}
		Type refused = body.target.refusedType(name);
		if (refused != null && body.target.kind() == Target.Kind.FILE_READ)
			body.late("target-variable", t, where, "$value can only be set here: it is what the reader of the file gets");
		if (body.target.kind() == Target.Kind.PACKET && name.equals("$verdict") && !body.world.options.guru())
			body.late("target-variable", t, where, "$verdict decides about the packet: that needs guru mode (-g)");
		if (refused != null)
			return opaque(where, refused == Type.STRING);
		VariablePath path = VariablePath.of(t);
		if (isDescribed(body.target, path))
			return described(path, t, where);
		if (isKept(body.target, path) || name.matches("\\$\\$parms\\$*") && isKept(body.target))
			return body.entries.keep(name, where, () -> variable(t));
		List<String> all = VariableLists.names(body.target, name);
		if (all != null)
			return new VariableLists(places, body.target.variables()).text(all, VariableLists.detail(name), where);
		if (name.equals("$$return") && body.target.kind() == Target.Kind.RETURN)
			return returned(where);
		if (!exists(body.target, name)) {
			body.late("target-variable", t, where, unknown(name));
			return unknown(where);
		}
		int number = name.equals("$return") ? 1 : argument(name);
		if (number > 0)
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.MarkerArgument(number, name, null, where));
		MarkerText.Kind kind = text(name);
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> kind == null ? new Expr.StringLiteral(new byte[0], where) : new MarkerText(kind, where));
	}

	private Typed returned(SourceRange where) {
		List<Expr> value = List.of(new Expr.MarkerArgument(1, "$$return", null, where));
		List<FormatDirective> format = List.of(FormatDirective.Text.of("return="), new FormatDirective.Conversion('#', FormatDirective.NONE, FormatDirective.NONE, 'x'));
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> new Expr.Print(Expr.PrintKind.SPRINTF, format, value, Type.STRING, where));
	}

	/** Whether a probe on a return can know a variable because debugging information says what it is where the function is entered. */
	private static boolean isKept(Target target, VariablePath path) {
		return isKept(target) && path != null && path.isVariable() && !target.variables().mayKnow(path);
	}

	private static boolean isKept(Target target) {
		return target.kind() == Target.Kind.RETURN && target.variables() != null && target.atEntry().variables().exist();
	}

	/** Whether debugging information can say what an expression means. */
	private static boolean isDescribed(Target target, VariablePath path) {
		if (path == null || !path.isVariable() || target.variables() == null || target.kind() == Target.Kind.MARKER)
			return false;
		boolean isOwn = path.steps().isEmpty() && path.detail() == 0 && !path.isAddress() && exists(target, "$" + path.variable()) && target.kind() != Target.Kind.RETURN;
		return !isOwn && target.variables().mayKnow(path) && target.variables().exist();
	}

	private Typed described(VariablePath path, Expression e, SourceRange where) {
		EntryVariables variables = body.target.variables();
		try {
			PlaceValues.Finder finder = steps -> variables.find(path.variable(), steps);
			return places.of(path, finder, variables.reader("$" + path.variable(), where), where).to(Pointed.of(asked -> ProgramValues.pointed(path, finder, variables.information(null).orElse(null))));
		} catch (UnknownVariableException x) {
			UnknownNames.report(body, "target-variable", e, path.written() + " " + x.getMessage(), x);
			return unknown(where);
		}
	}

	/** Of any type: it may be in a branch that is left out. */
	private Typed unknown(SourceRange where) {
		if (body.checks.isWritten())
			return Typed.broken(where);
		TypeCell cell = TypeCell.free();
		return new Typed(cell, where, () -> new Expr.Refused("there is no such variable", cell.known() ? cell.type() : Type.LONG, where));
	}

	private String unknown(String name) {
		String variables = switch (body.target.kind()) {
		case SYSCALL -> "$syscall, $arg1 to $arg6 and $$parms";
		case SYSCALL_RETURN -> "$syscall and $return";
		case FILE_READ, FILE_WRITE -> "$value";
		case PACKET -> "$skb, $hooknum, $in, $out, $okfn and, with -g, $verdict";
		default -> null;
		};
		if (variables != null)
			return name + " does not exist: " + body.target.description() + " has " + variables;
		if (body.target.kind() == Target.Kind.NONE || body.target.kind() == Target.Kind.EVENT)
			return name + " has no value here: " + (body.function != null ? "functions have no access to the probe's variables; pass it as an argument"
					: "only probes on markers have such variables");
		if (body.target.kind() == Target.Kind.FUNCTION || body.target.kind() == Target.Kind.RETURN)
			return name + " needs debugging information, and there is none about " + body.target.description()
					+ ": compile it with -g, or install the package with it; " + (body.target.kind() == Target.Kind.RETURN ? "there is $return, and @entry(long_arg(1)) for the first argument"
					: "the arguments are long_arg(1), int_arg(2), pointer_arg(3), …");
		String has = switch (body.target.argumentCount()) {
		case 0 -> "no arguments";
		case 1 -> "only $arg1";
		default -> "only $arg1 to $arg" + body.target.argumentCount();
		};
		if (argument(name) > 0)
			return name + " does not exist: " + body.target.description() + " has " + has;
		if (argument(name.replaceAll("\\$+$", "")) > 0)
			return name + " cannot be printed in detail: markers carry no type information; use $argN or user_string($argN)";
		return name + " does not exist: a marker has $arg1, $arg2, …, $$name, $$provider and $$vars; " + body.target.description() + " has " + has;
	}

	/** A value of a probe that is never run. */
	private static Typed opaque(SourceRange where, boolean text) {
		Type type = text ? Type.STRING : Type.LONG;
		return new Typed(TypeCell.of(type, where), where, () -> new Expr.Refused("this value needs debug information of the kernel or the program", type, where));
	}

	/** A change of a variable of the traced code: null unless this is one, in a probe that is never run. */
	Typed opaqueChange(Expression target, Expression value, SourceRange where) {
		if (body.target.kind() == Target.Kind.FILE_READ && value != null && target instanceof TargetVariable v && "$value".equals(v.getName())) {
			expressions.want(value, Type.STRING);
			return opaque(where, true);
		}
		boolean verdict = body.target.kind() == Target.Kind.PACKET && target instanceof TargetVariable v && "$verdict".equals(v.getName());
		if (body.target.kind() != Target.Kind.OPAQUE && !verdict || !(target instanceof TargetVariable || target instanceof MemberAccess || target instanceof IndexAccess))
			return null;
		expressions.check(target);
		if (value != null)
			expressions.check(value);
		return opaque(where, false);
	}

	/** 1 if the variable exists for this probe. */
	int isDefined(Defined d) {
		return isDefinedIn(body.condition ? Target.NONE : body.target, d);
	}

	/** 1 if the variable exists where a body runs. */
	static int isDefinedIn(Target target, Defined d) {
		Expression operand = d.getOperand();
		VariablePath path = VariablePath.of(operand);
		if (target.kind() != Target.Kind.OPAQUE && ProgramValues.isOne(path))
			return ProgramValues.isKnownIn(target, path) ? 1 : 0;
		if (isKept(target, path))
			return isDefinedIn(target.atEntry(), d);
		if (isDescribed(target, path))
			return PlaceValues.isKnown(path, steps -> target.variables().find(path.variable(), steps)) ? 1 : 0;
		return switch (operand) {
		case TargetVariable t when t.getName() != null -> exists(target, t.getName()) || VariableLists.names(target, t.getName()) != null ? 1 : 0;
		case NumberLiteral n -> 1;
		case StringLiteral s -> 1;
		// whatever is not a variable of the traced program
		case null, default -> 0;
		};
	}

	private static boolean isOfProgram(Expression e) {
		return e instanceof TargetVariable || e instanceof MemberAccess || e instanceof IndexAccess || e instanceof PrettyPrint || e instanceof AddressOf || e instanceof Cast
				|| e instanceof StaticVariable;
	}

	Typed defined(Defined d) {
		SourceRange where = body.where(d);
		if (!isOfProgram(d.getOperand()))
			expressions.check(d.getOperand());
		long value = isDefined(d);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(value, where));
	}

	/** {@code ->}, {@code [ ]} behind a value, {@code $}, {@code &}: all need debug information. */
	Typed dereference(Expression e, Expression target) {
		SourceRange where = body.where(e);
		if (body.target.kind() == Target.Kind.OPAQUE || body.target.kind() == Target.Kind.PACKET && target instanceof TargetVariable && !(e instanceof AddressOf)) {
			if (body.target.kind() == Target.Kind.PACKET)
				expressions.check(target);
			if (target instanceof Expression && !(target instanceof TargetVariable))
				expressions.check(target);
			return opaque(where, e instanceof PrettyPrint);
		}
		VariablePath path = VariablePath.of(e);
		if (isDescribed(body.target, path))
			return described(path, e, where);
		if (isKept(body.target, path))
			return body.entries.keep(path.firstComputed() < 0 ? path.written() : null, where, () -> described(path, e, where));
		if (ProgramValues.isOne(path))
			return values.value(path, e, where);
		if (target instanceof Cast || target instanceof StaticVariable)
			return refused(target);
		VariablePath behind = VariablePath.ofValue(e);
		if (behind != null) {
			Typed pointer = expressions.check(behind.root());
			if (pointer.pointed() == null)
				body.late("dereference", e, where, UNKNOWN_TYPE);
			if (pointer.pointed() == null || pointer.cell().isBroken())
				return unknown(where);
			Autocast autocast = new Autocast(body, values, behind, e, pointer);
			body.checks.autocasts.add(autocast);
			return autocast.typed();
		}
		Typed typed = expressions.check(target);
		boolean missing = target instanceof TargetVariable v && !exists(body.target, v.getName() == null ? "" : v.getName());
		if (!typed.cell().isBroken() && !(missing && !body.checks.isWritten()))
			body.late("dereference", e, where, e instanceof AddressOf ? "& needs a variable of the program that debug information describes; a marker's argument has no address"
					: UNKNOWN_TYPE);
		return unknown(where);
	}

	/** {@code @entry(…)}. */
	Typed entry(Entry x) {
		SourceRange where = body.where(x);
		if (body.target.kind() == Target.Kind.RETURN && body.target.variables() != null)
			return body.entries.keep(null, where, () -> expressions.check(x.getOperand()));
		if (body.target.kind() != Target.Kind.OPAQUE) {
			body.error("entry", where, "@entry(…) is only possible in probes on the return of a function");
			return Typed.broken(where);
		}
		Typed value = expressions.check(x.getOperand());
		return new Typed(value.cell(), where, () -> new Expr.Entry(value.build().get(), value.cell().type(), where));
	}

	/** What is understood, but cannot be done without debug information, a kernel module or hardware access. */
	Typed refused(Expression e) {
		SourceRange where = body.where(e);
		VariablePath path = VariablePath.of(e);
		if (body.target.kind() != Target.Kind.OPAQUE && ProgramValues.isOne(path))
			return values.value(path, e, where);
		if (e instanceof ProbeWrite w && w.getName() != null) {
			if (body.changedByUser == null)
				body.error("probewrite", where, "@probewrite(…) is possible in the texts of an alias only: it asks whether the probe that uses the alias changes a variable");
			long value = body.changedByUser != null && body.changedByUser.contains(w.getName()) ? 1 : 0;
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(value, where));
		}
		if (e instanceof Bracket || e instanceof Wildcard) {
			body.error("bracket", where, "[…] with several elements must be followed by \"in\"");
			return Typed.broken(where);
		}
		if (e instanceof Constant c && c.getValue() != null && "MAXSTRINGLEN".equals(new String(Literals.string(c.getValue()), StandardCharsets.US_ASCII)))
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(body.world.options.maxStringLength(), where));
		String what = switch (e) {
		case Cast c -> "@cast";
		case StaticVariable v -> "@var";
		case PerfCounter p -> "@perf";
		case Constant c -> "@const";
		case RegisterRead r -> r.getOperator();
		case MemoryRead m -> m.getOperator();
		default -> "embedded C";
		};
		if (e instanceof PerfCounter)
			body.late("perf-counter", e, where, "@perf needs a probe perf.….counter(…) of that name, which only a kernel module can have");
		String sentence = what + " is not available: it needs debug information, a kernel module or access to the hardware";
		body.problems().warning("refused", where, sentence);
		// Types that C code declares in a comment, as SystemTap reads them.
		if (e instanceof EmbeddedExpression x)
			Pragmas.check(body.world, body.unit(), x.getCode(), body.where(e));
		boolean text = e instanceof EmbeddedExpression x && x.getCode() != null && x.getCode().contains("/* string */");
		TypeCell cell = TypeCell.of(text ? Type.STRING : Type.LONG, where);
		return new Typed(cell, where, () -> new Expr.Refused(sentence, cell.type(), where));
	}
}
