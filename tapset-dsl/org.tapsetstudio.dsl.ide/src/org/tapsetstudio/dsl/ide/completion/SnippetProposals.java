package org.tapsetstudio.dsl.ide.completion;

import java.util.Locale;

import org.tapsetstudio.dsl.ide.snippet.Snippet;
import org.tapsetstudio.dsl.ide.snippet.SnippetText;
import org.tapsetstudio.dsl.ide.snippet.Snippets;
import org.tapsetstudio.dsl.ide.text.Zone;

/** Pieces of scripts, where a declaration or a statement can begin. */
final class SnippetProposals implements ProposalSource {
	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		boolean statement = request.zone() == Zone.BODY && (request.follows("{") || request.follows("}") || request.follows(";"));
		boolean declaration = request.zone() == Zone.TOP_LEVEL;
		if (request.inString() || !statement && !declaration) {
			return;
		}
		String text = request.tokens().text();
		String line = text.substring(text.lastIndexOf('\n', request.start() - 1) + 1, request.start());
		String indent = line.isBlank() ? line : "";
		for (Snippet snippet : Snippets.all()) {
			if (snippet.topLevel() == declaration && snippet.name().toLowerCase(Locale.ROOT).startsWith(request.prefix())) {
				SnippetText inserted = SnippetText.plain(snippet, indent);
				proposals.add(ProposalKind.TEMPLATE, snippet.name(), snippet.description(), inserted.text(), inserted.caret(), inserted::text);
			}
		}
	}
}
