package org.tapsetstudio.dsl.parser.checks;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.Component;
import org.tapsetstudio.dsl.stp.Point;
import org.tapsetstudio.dsl.stp.PointList;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/** {@code ?}, {@code !} and {@code if (…)} end a point, also through groups, and each comes once. */
final class PointSuffixes implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof ProbeDeclaration probe) {
			for (PointList list : probe.getLists()) {
				check(list, false, false, true, report);
			}
		}
	}

	/**
	 * @param marked a point around this list has {@code ?} or {@code !}
	 * @param conditional a point around this list has a condition
	 * @param last nothing follows this list in the points around it
	 */
	private static void check(PointList list, boolean marked, boolean conditional, boolean last, Report report) {
		for (Point point : list.getPoints()) {
			boolean mark = point.isOptional() || point.isSufficient();
			boolean condition = point.getCondition() != null;
			if (!last && (mark || condition)) {
				report.error(point, "'?', '!' and 'if' can only stand at the end of a probe point");
			} else if (marked && mark) {
				report.error(point, "'?' or '!' is given twice for this probe point");
			} else if (conditional && condition) {
				report.error(point, "this probe point has two conditions");
			}
			List<Component> components = point.getComponents();
			for (int i = 0; i < components.size(); i++) {
				if (components.get(i).getGroup() != null) {
					check(components.get(i).getGroup(), marked || mark, conditional || condition, last && i == components.size() - 1, report);
				}
			}
		}
	}
}
