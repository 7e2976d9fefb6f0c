package org.tapsetstudio.dsl.ide.completion;

import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;

/** Keywords inside handlers and functions, and the {@code if} of a point. */
final class StatementKeywords implements ProposalSource {

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString()) {
			return;
		}
		if (request.zone() == Zone.FUNCTION_HEAD && request.follows(":")) {
			add(proposals, List.of("long", "string"));
		}
		if (request.zone() == Zone.BODY && inHeadOfForeach(request)) {
			// also behind a "+" or "-", which here is a sort mark
			add(proposals, List.of("in", "limit"));
			return;
		}
		if (request.needsOperand() || request.follows("return")) {
			return;
		}
		if (request.zone() == Zone.POINTS && !request.follows("probe")) {
			add(proposals, List.of("if"));
		} else if (request.zone() == Zone.BODY) {
			add(proposals, List.of("if", "for", "foreach", "while", "try", "delete", "next", "break", "continue"));
			if (request.follows("}") || request.follows(";") || previousIsOperand(request)) {
				add(proposals, List.of("else", "catch"));
			}
			if (previousIsOperand(request)) {
				add(proposals, List.of("in"));
			}
			if (inFunction(request)) {
				add(proposals, List.of("return"));
			}
		}
	}

	private static void add(Proposals proposals, List<String> words) {
		for (String word : words) {
			proposals.add(ProposalKind.KEYWORD, word, "", () -> Texts.keyword(word));
		}
	}

	private static boolean previousIsOperand(CompletionRequest request) {
		return request.previousToken() != null && (request.previousToken().isName() || request.follows(")") || request.follows("]"));
	}

	/** True within the parentheses behind {@code foreach}. */
	private static boolean inHeadOfForeach(CompletionRequest request) {
		ScriptTokens tokens = request.tokens();
		int depth = 0;
		for (int i = request.previousIndex(); i > 0 && tokens.zone(i) == Zone.BODY; i--) {
			if (tokens.token(i).isOperator(")")) {
				depth++;
			} else if (tokens.token(i).isOperator("(") && depth-- == 0) {
				return tokens.token(i - 1).isKeyword("foreach");
			} else if (tokens.token(i).isOperator("{") || tokens.token(i).isOperator(";")) {
				return false;
			}
		}
		return false;
	}

	private static boolean inFunction(CompletionRequest request) {
		ScriptTokens tokens = request.tokens();
		int i = request.previousIndex();
		while (i >= 0 && tokens.zone(i) == Zone.BODY) {
			i--;
		}
		return i >= 0 && tokens.zone(i) == Zone.FUNCTION_HEAD;
	}
}
