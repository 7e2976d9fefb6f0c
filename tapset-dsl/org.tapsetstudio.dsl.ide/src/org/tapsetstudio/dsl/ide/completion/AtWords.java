package org.tapsetstudio.dsl.ide.completion;

import java.util.List;

import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.preprocessor.Macro;

/** Operators that begin with {@code @}, and macros of the script and of the macro libraries. */
final class AtWords implements ProposalSource {
	private static final List<String> STATISTICS = List.of("avg", "count", "max", "min", "sum", "variance", "hist_log", "hist_linear");
	private static final List<String> OTHERS = List.of("defined", "entry", "cast", "var");

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || !request.prefix().startsWith("@") && !(request.zone() == Zone.BODY && request.prefix().isEmpty())) {
			return;
		}
		if (request.zone() == Zone.BODY) {
			STATISTICS.forEach(name -> operator(proposals, name));
			OTHERS.forEach(name -> operator(proposals, name));
		}
		if (request.prefix().startsWith("@")) {
			String define = "@define  %(  %)";
			proposals.add(ProposalKind.OPERATOR, "@define", "", define, define.indexOf("  ") + 1, () -> Texts.get("at.define"));
			request.tokens().expansion().macros().values().forEach(macro -> macro(proposals, macro, request.tokens()));
			for (Macro macro : request.model().surroundings().tapsets().macros().macros()) {
				macro(proposals, macro, null);
			}
		}
	}

	private static void operator(Proposals proposals, String name) {
		proposals.add(ProposalKind.OPERATOR, "@" + name, "()", "@" + name + "()", name.length() + 2, () -> Texts.get("at." + name));
	}

	private static void macro(Proposals proposals, Macro macro, ScriptTokens own) {
		String name = "@" + macro.name();
		boolean parameters = !macro.parameters().isEmpty();
		String text = parameters ? name + "()" : name;
		int caret = parameters ? text.length() - 1 : text.length();
		proposals.add(ProposalKind.MACRO, name, parameters ? "(" + String.join(", ", macro.parameters()) + ")" : "", text, caret, () -> describe(macro, own));
	}

	/** The comment above the definition, and the definition itself. */
	private static String describe(Macro macro, ScriptTokens own) {
		String definition = macro.source().text().substring(macro.start(), macro.end());
		if (own == null) {
			return definition;
		}
		String comment = DocumentationComment.above(own, macro.start());
		return comment.isEmpty() ? definition : comment + "\n\n" + definition;
	}
}
