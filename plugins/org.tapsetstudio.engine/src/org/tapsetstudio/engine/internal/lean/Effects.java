package org.tapsetstudio.engine.internal.lean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;

/** Says what can be left out because nobody would notice, by the rules of the language: an error that an unused value would raise counts as nothing. */
final class Effects {
	private final Map<Function, Boolean> known = new HashMap<>();

	/** Whether evaluating it changes no variable and prints nothing. */
	boolean free(Expr e) {
		return switch (e) {
		case null -> true;
		case Expr.Assign assign -> false;
		case Expr.Increment increment -> false;
		case Expr.Aggregate aggregate -> false;
		case Expr.Print print -> print.type() == Type.STRING && free(print.arguments());
		case Expr.Call call -> free(call.function()) && free(call.arguments());
		case Expr.Unary unary -> free(unary.operand());
		case Expr.Binary binary -> free(binary.left()) && free(binary.right());
		case Expr.Match match -> free(match.left());
		case Expr.Conditional c -> free(c.condition()) && free(c.then()) && free(c.otherwise());
		case Expr.Element element -> free(element.keys());
		case Expr.In in -> free(in.keys());
		case Expr.Extract extract -> free(extract.statistic());
		case Expr.Histogram histogram -> free(histogram.statistic());
		case Expr.Bucket bucket -> free(bucket.histogram()) && free(bucket.index());
		case Expr.BucketIn in -> free(in.histogram()) && free(in.index());
		case Expr.Readable readable -> free(readable.text());
		case Expr.Entry entry -> free(entry.value());
		default -> true;
		};
	}

	boolean free(List<Expr> all) {
		return all.stream().allMatch(this::free);
	}

	/** Whether calling it has no effect but its value. What it does to its own locals does not count. */
	boolean free(Function function) {
		Boolean answer = known.get(function);
		if (answer == null) {
			// A function that calls itself is judged by the rest of it.
			known.put(function, true);
			answer = judge(function);
			known.put(function, answer);
		}
		return answer;
	}

	private boolean judge(Function function) {
		if (function.nextOverload != null && !free(function.nextOverload)) {
			return false;
		}
		return function.body == null ? function.pure : freeBody(function.body);
	}

	private boolean freeBody(Stmt s) {
		return switch (s) {
		case null -> true;
		case Stmt.Block block -> block.statements().stream().allMatch(this::freeBody);
		case Stmt.Eval eval -> local(eval.expr());
		case Stmt.If branch -> local(branch.condition()) && freeBody(branch.then()) && freeBody(branch.otherwise());
		case Stmt.Loop loop -> local(loop.init()) && local(loop.condition()) && local(loop.update()) && freeBody(loop.body());
		case Stmt.Foreach loop -> loop.keys().stream().allMatch(Expr.Local.class::isInstance) && (loop.value() == null || loop.value() instanceof Expr.Local)
				&& local(loop.limit()) && (loop.slice() == null || loop.slice().stream().filter(Objects::nonNull).allMatch(this::local)) && freeBody(loop.body());
		case Stmt.ForeachBucket loop -> loop.index() instanceof Expr.Local && (loop.value() == null || loop.value() instanceof Expr.Local) && local(loop.limit())
				&& freeBody(loop.body());
		case Stmt.Delete delete -> false;
		case Stmt.Return back -> local(back.value());
		case Stmt.TryCatch guarded -> freeBody(guarded.body()) && (guarded.message() == null || guarded.message() instanceof Expr.Local) && freeBody(guarded.handler());
		default -> true;
		};
	}

	/** Like {@link #free(Expr)}, but changes of locals do not count. */
	private boolean local(Expr e) {
		return switch (e) {
		case Expr.Assign assign when assign.target() instanceof Expr.Local -> local(assign.value());
		case Expr.Increment increment when increment.target() instanceof Expr.Local -> true;
		case Expr.Unary unary -> local(unary.operand());
		case Expr.Binary binary -> local(binary.left()) && local(binary.right());
		case Expr.Conditional c -> local(c.condition()) && local(c.then()) && local(c.otherwise());
		case Expr.Readable readable -> local(readable.text());
		case Expr.Call call -> free(call.function()) && call.arguments().stream().allMatch(this::local);
		case null, default -> free(e);
		};
	}
}
