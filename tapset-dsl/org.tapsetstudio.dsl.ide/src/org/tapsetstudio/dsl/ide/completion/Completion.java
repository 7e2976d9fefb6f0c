package org.tapsetstudio.dsl.ide.completion;

import java.util.List;

import org.tapsetstudio.dsl.ide.points.CodeCatalog;
import org.tapsetstudio.dsl.ide.points.MarkerCatalog;

/** Proposes what can be typed at a place. Safe for use by several threads. */
public final class Completion {
	private final List<ProposalSource> sources;
	/** What alone can stand behind an arrow. */
	private final ProposalSource variables;

	public Completion() {
		MarkerCatalog markers = MarkerCatalog.shared();
		CodeCatalog code = CodeCatalog.shared();
		variables = new TargetVariables(markers, code);
		sources = List.of(new TopLevelKeywords(), new StatementKeywords(), new PointNames(), new PointArguments(markers, code), variables, new Variables(),
				new Functions(), new AtWords(), new SnippetProposals());
	}

	/** The proposals for a caret, best first. May read files of the machine; not for the UI thread. */
	public List<Proposal> propose(CompletionRequest request) {
		Proposals proposals = new Proposals(request);
		if (request.follows("->")) {
			variables.propose(request, proposals);
		} else if (!request.isMute()) {
			sources.forEach(source -> source.propose(request, proposals));
		}
		return proposals.sorted();
	}
}
