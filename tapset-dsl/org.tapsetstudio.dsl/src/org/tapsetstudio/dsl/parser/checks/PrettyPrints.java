package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.PrettyPrint;
import org.tapsetstudio.dsl.stp.TargetVariable;

/** What is printed prettily ({@code $x$}) is text, without members or elements. */
final class PrettyPrints implements Check {
	@Override
	public void check(EObject part, Report report) {
		Expression target = part instanceof MemberAccess member ? member.getTarget() : part instanceof IndexAccess index ? index.getTarget() : null;
		if (target != null && isPretty(target) && !Leaves.inOwnParentheses(target)) {
			report.error(part, "a pretty-printed variable is text: '->' and '[' have no meaning behind it");
		}
	}

	private static boolean isPretty(Expression expression) {
		if (expression instanceof TargetVariable variable) {
			return isPrettyName(variable.getName());
		}
		return expression instanceof PrettyPrint || expression instanceof MemberAccess member && isPrettyName(member.getMember());
	}

	private static boolean isPrettyName(String name) {
		return name != null && name.endsWith("$") && name.chars().anyMatch(c -> c != '$');
	}
}
