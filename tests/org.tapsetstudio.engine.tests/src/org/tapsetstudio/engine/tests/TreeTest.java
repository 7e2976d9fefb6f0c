package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tapsetstudio.engine.tests.Ir.assign;
import static org.tapsetstudio.engine.tests.Ir.begin;
import static org.tapsetstudio.engine.tests.Ir.binary;
import static org.tapsetstudio.engine.tests.Ir.block;
import static org.tapsetstudio.engine.tests.Ir.call;
import static org.tapsetstudio.engine.tests.Ir.element;
import static org.tapsetstudio.engine.tests.Ir.eval;
import static org.tapsetstudio.engine.tests.Ir.global;
import static org.tapsetstudio.engine.tests.Ir.local;
import static org.tapsetstudio.engine.tests.Ir.nativeFunction;
import static org.tapsetstudio.engine.tests.Ir.number;
import static org.tapsetstudio.engine.tests.Ir.printf;
import static org.tapsetstudio.engine.tests.Ir.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Engine;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.SessionFacts;

/** The tree tier on programs built by hand. */
class TreeTest {
	private static final List<Type> LONG = List.of(Type.LONG);

	@Test
	void loopsAndLocals() {
		Expr.Local i = local(0, Type.LONG);
		Stmt loop = new Stmt.Loop(assign(i, number(0)), binary(BinaryOperator.LT, i, number(3)), new Expr.Increment(i, false, true, Ir.HERE), printf("%d ", i), Ir.HERE);
		assertEquals("0 1 2 end 3", run(List.of(), begin(LONG, loop, printf("end %d", i))));
	}

	@Test
	void arraysWithMoreKeysThanAtFirst() {
		Global t = global("t", 0, Type.LONG, Type.LONG, Type.STRING);
		Expr.Local i = local(0, Type.LONG);
		Stmt fill = new Stmt.Loop(assign(i, number(0)), binary(BinaryOperator.LT, i, number(1000)), new Expr.Increment(i, true, true, Ir.HERE),
				block(eval(new Expr.Increment(element(t, i, text("k")), false, true, Ir.HERE)),
						eval(new Expr.Assign(element(t, i, text("k")), BinaryOperator.ADD, i, Type.LONG, Ir.HERE))),
				Ir.HERE);
		assertEquals("1 1000 0", run(List.of(t), begin(LONG, fill, printf("%d %d %d", element(t, number(0), text("k")), element(t, number(999), text("k")),
				element(t, number(1000), text("k"))))));
	}

	@Test
	void foreachSortedByValue() {
		Global t = global("t", 0, Type.LONG, Type.STRING);
		Expr.Local k = local(0, Type.STRING);
		Stmt loop = new Stmt.Foreach(List.of(k), null, t, null, 0, true, null, number(2), printf("%s ", k), Ir.HERE);
		assertEquals("b c ", run(List.of(t), begin(List.of(Type.STRING), eval(assign(element(t, text("a")), number(1))), eval(assign(element(t, text("b")), number(3))),
				eval(assign(element(t, text("c")), number(2))), loop)));
	}

	@Test
	void functionsAndErrors() {
		Function half = new Function("half", Ir.HERE);
		half.parameters = LONG;
		half.locals = LONG;
		half.returnType = Type.LONG;
		half.body = new Stmt.Return(binary(BinaryOperator.DIV, number(100), local(0, Type.LONG)), Ir.HERE);
		Expr.Local message = local(0, Type.STRING);
		Stmt guarded = new Stmt.TryCatch(printf("%d ", call(half, number(0))), message, printf("[%s]", message), Ir.HERE);
		assertEquals("50 [division by 0]", run(List.of(), begin(List.of(Type.STRING), printf("%d ", call(half, number(2))), guarded)));
	}

	@Test
	void timersAndNativeFunctions() {
		Probe timer = Ir.probe(new Probe.Timer(1_000_000_000, 0), List.of(), printf("%d ", call(nativeFunction("gettimeofday_s", Type.LONG))));
		assertEquals("1 2 3 ", run(List.of(), timer));
	}

	@Test
	void unknownNativeFunctionsSaySo() {
		Expr.Local message = local(0, Type.STRING);
		Stmt guarded = new Stmt.TryCatch(printf("%d", call(nativeFunction("task_current", Type.LONG))), message, printf("%s", message), Ir.HERE);
		assertEquals("function 'task_current' cannot be used here: it needs the running kernel or the memory of the process, which a recorded event does not have",
				run(List.of(), begin(List.of(Type.STRING), guarded)));
	}

	private static String run(List<Global> globals, Probe... probes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		Dispatcher dispatcher = Engine.compile(new Program(globals, List.of(), List.of(probes)), EngineOptions.DEFAULT).newDispatcher(new SessionFacts() {
		}, out, messages);
		dispatcher.begin(0);
		dispatcher.advanceTo(3_999_999_999L);
		dispatcher.end(4_000_000_000L);
		assertEquals("", messages.toString(StandardCharsets.UTF_8));
		return out.toString(StandardCharsets.UTF_8);
	}
}
