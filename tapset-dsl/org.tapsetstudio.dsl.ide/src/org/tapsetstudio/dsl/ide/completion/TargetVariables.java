package org.tapsetstudio.dsl.ide.completion;

import java.text.MessageFormat;
import java.util.LinkedList;
import java.util.List;

import org.tapsetstudio.dsl.ide.points.CodeCatalog;
import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.markers.Glob;

/** The arguments of the markers at which a handler runs: {@code $arg1} with its type, {@code $$name} and the like; the variables of functions, and members behind them. */
final class TargetVariables implements ProposalSource {
	private final MarkerCatalog markers;
	private final CodeCatalog code;

	TargetVariables(MarkerCatalog markers, CodeCatalog code) {
		this.markers = markers;
		this.code = code;
	}

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || request.zone() != Zone.BODY) {
			return;
		}
		for (List<PointComponent> point : PointReader.ofHandler(request.tokens(), request.previousIndex())) {
			PointComponent last = point.get(point.size() - 1);
			if (request.follows("->")) {
				members(request, point, proposals);
				continue;
			}
			code.variables(point).forEach(variable -> proposals.add(ProposalKind.TARGET_VARIABLE, "$" + variable.name(), variable.type(), () -> ""));
			if (CodeCatalog.isReturn(point)) {
				proposals.add(ProposalKind.TARGET_VARIABLE, "$return", "", () -> Texts.get("variable.return"));
			}
			if (last.name().equals("mark")) {
				arguments(point, last.argument(), proposals);
				for (String variable : List.of("name", "provider", "vars", "parms")) {
					proposals.add(ProposalKind.TARGET_VARIABLE, "$$" + variable, "string", () -> Texts.get("variable." + variable));
				}
			}
		}
	}

	/** Behind {@code $variable->member->}. */
	private void members(CompletionRequest request, List<PointComponent> point, Proposals proposals) {
		LinkedList<String> steps = new LinkedList<>();
		int i = request.previousIndex();
		while (i >= 1 && request.tokens().token(i).isOperator("->")) {
			steps.addFirst(request.tokens().token(i - 1).text());
			i -= 2;
		}
		if (!steps.isEmpty() && steps.getFirst().startsWith("$")) {
			String variable = steps.removeFirst().substring(1);
			code.members(point, variable, steps).forEach(member -> proposals.add(ProposalKind.TARGET_VARIABLE, member, "", () -> ""));
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
