package org.tapsetstudio.engine.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
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

		private boolean isQuiet() {
			return equals(QUIET);
		}
	}

	/** What locals hold, where that is known, as expressions without locals. */
	private final Map<Integer, Expr> locals;
	private final List<Undecided> undecided;

	private FilterFinder(Map<Integer, Expr> locals, List<Undecided> undecided) {
		this.locals = locals;
		this.undecided = undecided;
	}

	/**
	 * What the probe's handler needs to see; {@link Filter#ALL} where nothing can be said, or where no hit would do anything (then somebody counts them).
	 *
	 * @param undecided receives the conditions that would have discarded hits if they could be decided there
	 */
	static Filter of(Probe probe, List<Undecided> undecided) {
		if (probe.condition() != null) {
			undecided.add(new Undecided(probe.condition().where(), "it is about whether the probe is on"));
		}
		Filter found = new FilterFinder(new HashMap<>(), undecided).statement(probe.body()).effect();
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
		boolean busy = false;
		for (Stmt s : block.statements()) {
			int known = undecided.size();
			Flow flow = statement(s);
			if (busy) {
				forgetBehind(known);
				if (s instanceof Stmt.If late) {
					undecided.add(new Undecided(late.condition().where(), "the handler has done something before"));
				}
			}
			busy |= undecided.size() == known && flow.effect.letsAllThrough();
			effect = effect.or(through.and(flow.effect));
			through = through.and(flow.through);
		}
		return new Flow(effect, through);
	}

	private void forgetBehind(int known) {
		undecided.subList(known, undecided.size()).clear();
	}

	private Flow choice(Stmt.If s) {
		int known = undecided.size();
		undecided.addAll(Undecided.in(s.condition(), locals));
		Truth condition = new Truths(locals).of(s.condition());
		FilterFinder thenBranch = new FilterFinder(new HashMap<>(locals), undecided);
		Flow then = thenBranch.statement(s.then());
		FilterFinder elseBranch = new FilterFinder(new HashMap<>(locals), undecided);
		Flow otherwise = s.otherwise() == null ? Flow.QUIET : elseBranch.statement(s.otherwise());
		if (!otherwise.through.equals(Filter.NOTHING)) {
			locals.entrySet().retainAll(elseBranch.locals.entrySet());
		}
		if (!then.through.equals(Filter.NOTHING)) {
			locals.entrySet().retainAll(thenBranch.locals.entrySet());
		}
		Filter effect = condition.effect().or(condition.ifTrue().and(then.effect)).or(condition.ifFalse().and(otherwise.effect));
		if (then.isQuiet() && otherwise.isQuiet()) {
			forgetBehind(known);
		} else if (effect.letsAllThrough() && undecided.size() == known && !condition.isConstant()) {
			boolean always = then.effect.letsAllThrough() && otherwise.effect.letsAllThrough();
			undecided.add(new Undecided(s.condition().where(), always ? "the handler does something whether it holds or not" : "there are more of them than a hit is asked"));
		}
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
		if (e instanceof Expr.Binary both && (both.operator() == BinaryOperator.LOGAND || both.operator() == BinaryOperator.LOGOR)) {
			undecided.addAll(Undecided.in(both.left(), locals));
		}
		return new Flow(truths.of(e).effect(), Filter.ALL);
	}
}
