package org.tapsetstudio.dsl.ide.completion;

import org.tapsetstudio.dsl.lexer.Token;

/** What begins a declaration, bare and with the form that follows. */
final class TopLevelKeywords implements ProposalSource {

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || request.prefix().startsWith("@") || request.prefix().startsWith("$") || !startsDeclaration(request)) {
			return;
		}
		keyword(proposals, "probe", Texts.KEYWORD_PROBE);
		keyword(proposals, "global", Texts.KEYWORD_GLOBAL);
		keyword(proposals, "function", Texts.KEYWORD_FUNCTION);
		keyword(proposals, "private", Texts.KEYWORD_PRIVATE);
	}

	private static boolean startsDeclaration(CompletionRequest request) {
		Token previous = request.previousToken();
		return switch (request.zone()) {
		case TOP_LEVEL -> true;
		// the list of globals goes on behind a comma, and may end after anything else
		case GLOBAL -> previous != null && !previous.isOperator(",") && !previous.isOperator("=") && !previous.isKeyword("global");
		default -> false;
		};
	}

	private static void keyword(Proposals proposals, String word, String documentation) {
		proposals.add(ProposalKind.KEYWORD, word, "", word + " ", word.length() + 1, () -> documentation);
	}
}
