package org.tapsetstudio.dsl.semantics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.format.FormatDirective.Conversion;
import org.tapsetstudio.dsl.format.FormatDirective.Text;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;

/** Writes a typed program down so that a person can compare it; fully parenthesised, one declaration a line. */
final class ProgramText {
	private ProgramText() {
	}

	static String of(Program program) {
		StringBuilder text = new StringBuilder();
		for (Global g : program.globals())
			text.append("global ").append(g.name()).append(g.isArray() ? types(g.keyTypes()) : "").append(':').append(type(g.valueType())).append(g.read() ? " read" : "")
					.append(g.written() ? " written" : "").append('\n');
		for (Function f : program.functions())
			text.append("function ").append(f.name).append(types(f.parameters)).append(':').append(type(f.returnType)).append(' ')
					.append(f.isNative() ? "native" : f.embeddedCode != null ? "embedded" : of(f.body)).append(f.nextOverload != null ? " then next" : "").append('\n');
		for (Probe p : program.probes())
			text.append("probe ").append(of(p.point())).append(p.condition() == null ? "" : " if " + of(p.condition())).append(' ').append(of(p.body())).append('\n');
		return text.toString();
	}

	static String of(Probe.Point point) {
		return switch (point) {
		case Probe.Lifecycle l -> l.kind().name().toLowerCase() + "(" + l.priority() + ")";
		case Probe.Timer t -> "timer(" + t.periodNanos() + (t.jitterNanos() == 0 ? "" : " +-" + t.jitterNanos()) + ")";
		case Probe.Marker m -> "marker(" + m.path() + " " + m.provider() + ":" + m.name() + " /" + m.argumentCount() + ")";
		case Probe.ProcessEvent e -> "process(" + (e.path() != null ? e.path() : e.pid()) + " " + e.kind() + ")";
		case Probe.Refused r -> "refused(" + r.sentence() + ")";
		};
	}

	private static String type(Type type) {
		return type.name().toLowerCase();
	}

	private static String types(List<Type> types) {
		return types.stream().map(ProgramText::type).collect(Collectors.joining(",", "[", "]"));
	}

	static String of(Stmt s) {
		return switch (s) {
		case null -> "-";
		case Stmt.Block b -> b.statements().stream().map(ProgramText::of).collect(Collectors.joining("; ", "{", "}"));
		case Stmt.Eval e -> of(e.expr());
		case Stmt.If i -> "if " + of(i.condition()) + " " + of(i.then()) + (i.otherwise() == null ? "" : " else " + of(i.otherwise()));
		case Stmt.Loop l -> "loop " + of(l.init()) + ", " + of(l.condition()) + ", " + of(l.update()) + " " + of(l.body());
		case Stmt.Foreach f -> "foreach " + (f.value() == null ? "" : of(f.value()) + " = ") + list(f.keys()) + " in " + f.array().name() + (f.slice() == null ? "" : list(f.slice()))
				+ (f.sort() < 0 ? "" : " by " + f.sort() + (f.descending() ? "-" : "+")) + (f.aggregate() == null ? "" : " " + f.aggregate())
				+ (f.limit() == null ? "" : " limit " + of(f.limit())) + " " + of(f.body());
		case Stmt.ForeachBucket f -> "buckets " + of(f.index()) + " in " + of(f.histogram()) + " " + of(f.body());
		case Stmt.Delete d -> "delete " + d.global().name() + (d.keys() == null ? "" : list(d.keys()));
		case Stmt.DeleteLocal d -> "delete " + of(d.local());
		case Stmt.Return r -> "return " + of(r.value());
		case Stmt.Break b -> "break";
		case Stmt.Continue c -> "continue";
		case Stmt.Next n -> "next";
		case Stmt.TryCatch t -> "try " + of(t.body()) + " catch(" + of(t.message()) + ") " + of(t.handler());
		};
	}

	private static String list(List<? extends Expr> list) {
		return list.stream().map(e -> e == null ? "*" : of(e)).collect(Collectors.joining(",", "[", "]"));
	}

	private static String format(List<FormatDirective> format) {
		if (format.isEmpty())
			return "";
		return format.stream().map(piece -> switch (piece) {
		case Text t -> new String(t.bytes(), StandardCharsets.UTF_8).replace("%", "%%").replace("\n", "\\n");
		case Conversion c -> "%" + (c.flag() == 0 ? "" : c.flag()) + number(c.width()) + (c.precision() == FormatDirective.NONE ? "" : "." + number(c.precision())) + c.letter();
		}).collect(Collectors.joining("", "\"", "\""));
	}

	private static String number(int value) {
		return value == FormatDirective.NONE ? "" : value == FormatDirective.DYNAMIC ? "*" : Integer.toString(value);
	}

	private static String bytes(byte[] bytes) {
		return bytes == null ? "" : '"' + new String(bytes, StandardCharsets.UTF_8).replace("\n", "\\n") + '"';
	}

	static String of(Expr e) {
		return switch (e) {
		case null -> "-";
		case Expr.LongLiteral l -> Long.toString(l.value());
		case Expr.StringLiteral s -> bytes(s.value());
		case Expr.Local l -> l.name() + "#" + l.index() + ":" + type(l.type());
		case Expr.GlobalScalar g -> g.global().name();
		case Expr.Element x -> x.array().name() + list(x.keys());
		case Expr.MarkerArgument a -> "$" + a.number();
		case Expr.MarkerText t -> "$$" + t.kind();
		case Expr.Unary u -> "(" + u.operator() + of(u.operand()) + ")";
		case Expr.Increment i -> "(" + (i.prefix() ? "pre" : "post") + (i.up() ? "++ " : "-- ") + of(i.target()) + ")";
		case Expr.Binary b -> "(" + of(b.left()) + " " + b.operator().text + " " + of(b.right()) + ")";
		case Expr.Match m -> "(" + of(m.left()) + (m.negated() ? " !~ " : " =~ ") + bytes(m.pattern()) + ")";
		case Expr.Conditional c -> "(" + of(c.condition()) + " ? " + of(c.then()) + " : " + of(c.otherwise()) + "):" + type(c.type());
		case Expr.Assign a -> "(" + of(a.target()) + " " + (a.operator() == null ? "" : a.operator().text) + "= " + of(a.value()) + ")";
		case Expr.Aggregate a -> "(" + of(a.target()) + " <<< " + of(a.value()) + ")";
		case Expr.Extract x -> x.aggregate() + "(" + of(x.statistic()) + ")";
		case Expr.Histogram h -> h.kind() + "(" + of(h.statistic()) + ")";
		case Expr.Bucket b -> of(b.histogram()) + "[" + of(b.index()) + "]";
		case Expr.In i -> "(" + list(i.keys()) + " in " + i.array().name() + ")";
		case Expr.BucketIn i -> "(" + of(i.index()) + " in " + of(i.histogram()) + ")";
		case Expr.Call c -> c.function().name + list(c.arguments()) + ":" + type(c.type());
		case Expr.Print p -> p.kind().name().toLowerCase() + format(p.format()) + list(p.arguments());
		case Expr.Readable x -> "readable(" + of(x.text()) + " or " + of(x.otherwise()) + ")";
		case Expr.Entry x -> "entry(" + of(x.value()) + ")";
		case Expr.Refused r -> "refused";
		};
	}
}
