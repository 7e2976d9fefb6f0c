package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.Membership;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.StpPackage;

/** A histogram is no value: one can index it, loop over it, look into it with {@code in} and print it. */
final class HistogramPlaces implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof Histogram && (!isAllowed(part) || Leaves.inOwnParentheses(part))) {
			report.error(part, "a histogram is not a value: print it, index it or loop over it");
		}
	}

	private static boolean isAllowed(EObject histogram) {
		EObject parent = histogram.eContainer();
		if (parent instanceof IndexAccess || parent instanceof ForeachStatement) {
			return true;
		}
		if (parent instanceof Membership) {
			return histogram.eContainmentFeature() == StpPackage.Literals.MEMBERSHIP__ARRAY;
		}
		return parent instanceof NameExpression call && call.isCall() && PrintFamily.isPrint(call) && PrintFamily.takesHistogram(call)
				&& call.getArguments().size() == 1;
	}
}
