package org.tapsetstudio.engine.tests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.format.FormatException;
import org.tapsetstudio.dsl.format.FormatParser;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;

/** Builds typed programs by hand, for tests of the engine alone. */
final class Ir {
	static final SourceRange HERE = new SourceRange("hand", 0, 0, 1, 1);

	private Ir() {
	}

	static Global global(String name, int index, Type value, Type... keys) {
		return new Global(name, index, List.of(keys), value, false, 0, null, null, true, true, true, HERE);
	}

	static Probe probe(Probe.Point point, List<Type> locals, Stmt... body) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < locals.size(); i++) {
			names.add("v" + i);
		}
		return new Probe(point, "as written", "resolved", null, block(body), locals, names, HERE);
	}

	static Probe begin(List<Type> locals, Stmt... body) {
		return probe(new Probe.Lifecycle(Probe.Lifecycle.Kind.BEGIN, 0), locals, body);
	}

	static Stmt block(Stmt... statements) {
		return new Stmt.Block(List.of(statements), HERE);
	}

	static Stmt eval(Expr e) {
		return new Stmt.Eval(e, HERE);
	}

	static Expr number(long value) {
		return new Expr.LongLiteral(value, HERE);
	}

	static Expr text(String value) {
		return new Expr.StringLiteral(value.getBytes(StandardCharsets.UTF_8), HERE);
	}

	static Expr.Local local(int index, Type type) {
		return new Expr.Local(index, "v" + index, type, HERE);
	}

	static Expr.Element element(Global array, Expr... keys) {
		return new Expr.Element(array, List.of(keys), HERE);
	}

	static Expr binary(BinaryOperator operator, Expr left, Expr right) {
		return new Expr.Binary(operator, left, right, operator == BinaryOperator.CONCAT ? Type.STRING : Type.LONG, HERE);
	}

	static Expr assign(Expr.LValue target, Expr value) {
		return new Expr.Assign(target, null, value, target.type(), HERE);
	}

	static List<FormatDirective> format(String format) {
		try {
			return FormatParser.parse(format);
		} catch (FormatException e) {
			throw new IllegalArgumentException(format, e);
		}
	}

	static Stmt printf(String format, Expr... arguments) {
		return eval(new Expr.Print(Expr.PrintKind.PRINTF, format(format), List.of(arguments), Type.LONG, HERE));
	}

	static Expr call(Function function, Expr... arguments) {
		return new Expr.Call(function, List.of(arguments), function.returnType, HERE);
	}

	static Function nativeFunction(String name, Type type) {
		Function function = new Function(name, HERE);
		function.returnType = type;
		return function;
	}
}
