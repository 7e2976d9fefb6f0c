package org.tapsetstudio.dsl.ide.completion;

import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import java.util.List;


/** Proposes what can be typed at a place. Safe for use by several threads. */
public final class Completion {
	private final List<ProposalSource> sources;

	public Completion() {
		MarkerCatalog markers = MarkerCatalog.shared();
		sources = List.of(new TopLevelKeywords(), new StatementKeywords(), new PointNames(), new PointArguments(markers), new TargetVariables(markers), new Variables(),
				new Functions(), new AtWords(), new SnippetProposals());
	}

	/** The proposals for a caret, best first. May read files of the machine; not for the UI thread. */
	public List<Proposal> propose(CompletionRequest request) {
		Proposals proposals = new Proposals(request);
		if (!request.isMute()) {
			sources.forEach(source -> source.propose(request, proposals));
		}
		return proposals.sorted();
	}
}
