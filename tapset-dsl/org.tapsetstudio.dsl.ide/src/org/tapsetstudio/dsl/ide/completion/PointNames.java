package org.tapsetstudio.dsl.ide.completion;

import java.util.List;

import org.tapsetstudio.dsl.ide.points.AliasNames;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointGrammar;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.Zone;

/** The next component of a point: of the points that the language knows, and of aliases of the script and the tapsets. */
final class PointNames implements ProposalSource {

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || request.zone() != Zone.POINTS || !startsComponent(request)) {
			return;
		}
		List<PointComponent> path = PointReader.before(request.tokens(), request.previousIndex());
		for (PointGrammar.Next next : PointGrammar.after(path)) {
			switch (next.argument()) {
			case NONE -> proposals.add(ProposalKind.PROBE_POINT, next.name(), "", () -> Texts.point(next.key()));
			case NUMBER -> proposals.add(ProposalKind.PROBE_POINT, next.name() + "(N)", "", next.name() + "()", next.name().length() + 1, () -> Texts.point(next.key()));
			case STRING -> proposals.add(ProposalKind.PROBE_POINT, next.name() + "(\"\")", "", next.name() + "(\"\")", next.name().length() + 2,
					() -> Texts.point(next.key()));
			}
		}
		AliasNames.of(request.model()).after(path).forEach((name, alias) -> proposals.add(ProposalKind.PROBE_POINT, name, alias.detail(), alias::documentation));
	}

	private static boolean startsComponent(CompletionRequest request) {
		return request.follows("probe") || request.follows(".") || request.follows(",") || request.follows("{") || request.follows("=") || request.follows("+=");
	}
}
