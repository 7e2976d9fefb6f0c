package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.Component;
import org.tapsetstudio.dsl.stp.Point;
import org.tapsetstudio.dsl.stp.PointList;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.StpPackage;

/** What stands left of {@code =} or {@code +=} names one alias; only aliases made by {@code =} have an epilogue. */
final class AliasNames implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (!(part instanceof ProbeDeclaration probe)) {
			return;
		}
		for (int i = 0; i < Math.min(probe.getOperators().size(), probe.getLists().size()); i++) {
			PointList name = probe.getLists().get(i);
			if (count(name) != 1) {
				report.error(name, "an alias has one name");
			} else if (hasMark(name)) {
				report.error(name, "the name of an alias cannot be optional or sufficient");
			}
		}
		if (probe.getEpilogue() != null && probe.getOperators().isEmpty()) {
			report.error(probe, StpPackage.Literals.PROBE_DECLARATION__EPILOGUE, "only an alias has an epilogue");
		} else if (probe.getEpilogue() != null && probe.getOperators().contains("+=")) {
			report.error(probe, StpPackage.Literals.PROBE_DECLARATION__EPILOGUE, "an alias defined by '+=' is an epilogue and has no second one");
		}
	}

	/** The number of points that a list with its groups stands for. */
	private static long count(PointList list) {
		long sum = 0;
		for (Point point : list.getPoints()) {
			long product = 1;
			for (Component component : point.getComponents()) {
				product *= component.getGroup() == null ? 1 : count(component.getGroup());
			}
			sum += product;
		}
		return sum;
	}

	private static boolean hasMark(PointList list) {
		for (Point point : list.getPoints()) {
			boolean inGroup = point.getComponents().stream().anyMatch(component -> component.getGroup() != null && hasMark(component.getGroup()));
			if (point.isOptional() || point.isSufficient() || inGroup) {
				return true;
			}
		}
		return false;
	}
}
