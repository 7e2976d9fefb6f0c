package org.tapsetstudio.dsl.ide.completion;

import java.text.MessageFormat;
import java.util.List;

import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.markers.Glob;

/** The arguments of the markers at which a handler runs: {@code $arg1} with its type, {@code $$name} and the like. */
final class TargetVariables implements ProposalSource {
	private final MarkerCatalog markers;

	TargetVariables(MarkerCatalog markers) {
		this.markers = markers;
	}

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || request.zone() != Zone.BODY) {
			return;
		}
		for (List<PointComponent> point : PointReader.ofHandler(request.tokens(), request.previousIndex())) {
			PointComponent last = point.get(point.size() - 1);
			if (last.name().equals("mark")) {
				arguments(point, last.argument(), proposals);
				for (String variable : List.of("name", "provider", "vars", "parms")) {
					proposals.add(ProposalKind.TARGET_VARIABLE, "$$" + variable, "string", () -> Texts.get("variable." + variable));
				}
			}
		}
	}

	private void arguments(List<PointComponent> point, String pattern, Proposals proposals) {
		if (pattern == null) {
			return;
		}
		for (MarkerCatalog.Known marker : markers.of(point)) {
			if (Glob.matches(pattern.replace("-", "__"), marker.name())) {
				for (int i = 0; i < marker.arguments().size(); i++) {
					String documentation = MessageFormat.format(Texts.get("argument"), i + 1, marker.provider() + ":" + marker.name());
					proposals.add(ProposalKind.TARGET_VARIABLE, "$arg" + (i + 1), marker.arguments().get(i), () -> documentation);
				}
			}
		}
	}
}
