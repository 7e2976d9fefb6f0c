package org.tapsetstudio.engine.capture;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Stmt;

/**
 * Finds which hits a handler can have any use for: those for which it would do something besides computing locals. A handler that begins with {@code if (c) next}, or is one {@code if}, is the usual
 * case; prologues of aliases that set locals are looked through.
 */
final class FilterFinder {
	/**
	 * Of a statement.
	 *
	 * @param effect what must hold for it to do something
	 * @param through what must hold for the next statement to be reached
	 */
	private record Flow(Filter effect, Filter through) {
		private static final Flow QUIET = new Flow(Filter.NOTHING, Filter.ALL);
		private static final Flow BUSY = new Flow(Filter.ALL, Filter.ALL);
		private static final Flow LEAVES = new Flow(Filter.NOTHING, Filter.NOTHING);
	}

	/** What locals hold, where that is known, as expressions without locals. */
	private final Map<Integer, Expr> locals;

	private FilterFinder(Map<Integer, Expr> locals) {
		this.locals = locals;
	}

	/** What the probe's handler needs to see; {@link Filter#ALL} where nothing can be said, or where no hit would do anything (then somebody counts them). */
	static Filter of(Probe probe) {
		Filter found = new FilterFinder(new HashMap<>()).statement(probe.body()).effect();
		return found.equals(Filter.NOTHING) ? Filter.ALL : found;
	}

	private Flow statement(Stmt s) {
		return switch (s) {
		case Stmt.Block block -> block(block);
		case Stmt.If choice -> choice(choice);
		case Stmt.Eval eval -> evaluation(eval.expr());
		case Stmt.DeleteLocal delete -> {
			locals.remove(delete.local().index());
			yield Flow.QUIET;
		}
		case Stmt.Next next -> Flow.LEAVES;
		default -> {
			locals.clear();
			yield Flow.BUSY;
		}
		};
	}

	private Flow block(Stmt.Block block) {
		Filter effect = Filter.NOTHING;
		Filter through = Filter.ALL;
		for (Stmt s : block.statements()) {
			Flow flow = statement(s);
			effect = effect.or(through.and(flow.effect));
			through = through.and(flow.through);
		}
		return new Flow(effect, through);
	}

	private Flow choice(Stmt.If s) {
		Truth condition = new Truths(locals).of(s.condition());
		FilterFinder thenBranch = new FilterFinder(new HashMap<>(locals));
		Flow then = thenBranch.statement(s.then());
		FilterFinder elseBranch = new FilterFinder(new HashMap<>(locals));
		Flow otherwise = s.otherwise() == null ? Flow.QUIET : elseBranch.statement(s.otherwise());
		if (!otherwise.through.equals(Filter.NOTHING)) {
			locals.entrySet().retainAll(elseBranch.locals.entrySet());
		}
		if (!then.through.equals(Filter.NOTHING)) {
			locals.entrySet().retainAll(thenBranch.locals.entrySet());
		}
		Filter effect = condition.effect().or(condition.ifTrue().and(then.effect)).or(condition.ifFalse().and(otherwise.effect));
		return new Flow(effect, condition.ifTrue().and(then.through).or(condition.ifFalse().and(otherwise.through)));
	}

	private Flow evaluation(Expr e) {
		Truths truths = new Truths(locals);
		if (e instanceof Expr.Assign assign && assign.operator() == null && assign.target() instanceof Expr.Local local) {
			Filter effect = truths.of(assign.value()).effect();
			Expr value = truths.resolved(assign.value());
			if (value == null) {
				locals.remove(local.index());
			} else {
				locals.put(local.index(), value);
			}
			return new Flow(effect, Filter.ALL);
		}
		return new Flow(truths.of(e).effect(), Filter.ALL);
	}
}
