package org.tapsetstudio.dsl.parser.checks;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.LoopVariable;
import org.tapsetstudio.dsl.stp.StpPackage;

/** A foreach sorts by one thing, and an aggregate in its head is there to sort by. */
final class SortMarks implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (!(part instanceof ForeachStatement loop)) {
			return;
		}
		List<LoopVariable> variables = new ArrayList<>(loop.getKeys());
		if (loop.getValue() != null) {
			variables.add(0, loop.getValue());
		}
		int marks = 0;
		for (LoopVariable variable : variables) {
			if (variable.getSort() != null && ++marks > 1) {
				report.error(variable, "a foreach can sort by one thing only");
			}
		}
		if (loop.getSort() != null && marks > 0) {
			report.error(loop, StpPackage.Literals.FOREACH_STATEMENT__SORT, "a foreach can sort by one thing only");
		}
		if (loop.getAggregate() != null && loop.getSort() == null) {
			report.error(loop, StpPackage.Literals.FOREACH_STATEMENT__AGGREGATE, "expected '+' or '-' behind " + loop.getAggregate());
		}
	}
}
