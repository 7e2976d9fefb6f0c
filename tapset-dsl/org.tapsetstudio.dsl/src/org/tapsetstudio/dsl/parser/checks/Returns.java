package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.ReturnStatement;

/** Only functions return, and a {@code return} without a value needs a {@code ;} or <code>}</code> behind it. */
final class Returns implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (!(part instanceof ReturnStatement statement)) {
			return;
		}
		if (EcoreUtil2.getContainerOfType(part, FunctionDeclaration.class) == null) {
			report.error(part, "'return' stands outside of a function; 'next' leaves a probe");
		} else if (statement.getValue() == null) {
			ILeafNode first = Leaves.first(part);
			ILeafNode behind = first == null ? null : Leaves.behind(first);
			String keyword = Leaves.keyword(behind);
			if (!keyword.isEmpty() && !keyword.equals(";") && !keyword.equals("}")) {
				report.error(behind, "expected a value, ';' or '}' behind 'return', found '" + keyword + "'");
			}
		}
	}
}
