package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Membership;
import org.tapsetstudio.dsl.stp.Wildcard;

/** A list in brackets that is not the left side of {@code in} must hold one value. */
final class Brackets implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (!(part instanceof Bracket bracket) || part.eContainer() instanceof Membership && !Leaves.inOwnParentheses(part)) {
			return;
		}
		if (bracket.getElements().size() > 1) {
			report.error(part, "expected 'in' and an array behind a list");
		} else if (bracket.getElements().size() == 1 && bracket.getElements().get(0) instanceof Wildcard) {
			report.error(part, "expected 'in' and an array behind [*]");
		}
	}
}
