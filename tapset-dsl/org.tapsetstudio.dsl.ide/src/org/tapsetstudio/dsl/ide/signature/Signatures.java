package org.tapsetstudio.dsl.ide.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.dsl.ide.completion.Descriptions;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.symbols.PrintFamily;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Macro;

/** Finds the call around a caret, also one that is not finished: {@code Signatures.at(model, offset)}. Any thread; reads tapset files when needed. */
public final class Signatures {
	private Signatures() {
	}

	/** The innermost call of a function or a macro whose parentheses hold the offset; empty outside of calls and in calls of what nobody knows. */
	public static Optional<SignatureHelp> at(ScriptModel model, int offset) {
		return at(model, model.tokens(), offset);
	}

	/** @param tokens of a text that may be newer than the model, which tells what names mean */
	public static Optional<SignatureHelp> at(ScriptModel model, ScriptTokens tokens, int offset) {
		for (OpenCall call : OpenCall.around(tokens, offset)) {
			List<Signature> signatures = signatures(model, call.name());
			if (!signatures.isEmpty()) {
				return Optional.of(new SignatureHelp(signatures, fitting(signatures, call.argument() + 1), call.argument(), call.name().start()));
			}
		}
		return Optional.empty();
	}

	private static int fitting(List<Signature> signatures, int arguments) {
		for (int i = 0; i < signatures.size(); i++) {
			if (signatures.get(i).parameters().size() >= arguments) {
				return i;
			}
		}
		return 0;
	}

	private static List<Signature> signatures(ScriptModel model, Token name) {
		List<Signature> found = new ArrayList<>();
		if (name.kind() == TokenKind.AT_WORD) {
			Macro own = model.tokens().expansion().macros().get(name.text().substring(1));
			Macro macro = own != null ? own : model.surroundings().tapsets().macros().find(name.text().substring(1));
			if (macro != null) {
				found.add(new Signature(name.text() + "(" + String.join(", ", macro.parameters()) + ")", macro.parameters(), ""));
			}
		} else if (name.kind() == TokenKind.IDENTIFIER) {
			new FunctionTable(model).find(name.text()).forEach(
					function -> found.add(new Signature(function.name() + function.signature(), function.parameters(), function.documentation().get())));
			String printing = PrintFamily.signatures().get(name.text());
			if (found.isEmpty() && printing != null) {
				String inside = printing.substring(1, printing.indexOf(')'));
				found.add(new Signature(name.text() + printing, Arrays.asList(inside.split(", ")), Descriptions.print(name.text())));
			}
		}
		return found;
	}
}
