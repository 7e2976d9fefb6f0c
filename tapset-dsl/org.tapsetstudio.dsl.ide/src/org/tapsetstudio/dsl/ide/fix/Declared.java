package org.tapsetstudio.dsl.ide.fix;

import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.stp.GlobalDeclaration;
import org.tapsetstudio.dsl.stp.Item;

/** The declaration around a place. */
final class Declared {
	private Declared() {
	}

	/** Null between declarations. */
	static TextSpan whole(ScriptModel model, int offset) {
		ICompositeNode node = node(model, offset);
		return node == null ? null : new TextSpan(node.getOffset(), node.getEndOffset());
	}

	/** The declaration of globals around an offset if it declares but one; null else. */
	static TextSpan global(ScriptModel model, int offset) {
		TextSpan whole = whole(model, offset);
		boolean single = whole != null && model.script().root().getItems().stream()
				.anyMatch(item -> item instanceof GlobalDeclaration globals && globals.getVariables().size() == 1 && model.script().range(item).offset() == whole.start());
		return single ? whole : null;
	}

	/** Where a declaration can be put before the one around an offset: above its comment; -1 between declarations. */
	static int start(ScriptModel model, int offset) {
		ICompositeNode node = node(model, offset);
		if (node == null) {
			return -1;
		}
		ScriptTokens tokens = model.tokens();
		int start = node.getOffset();
		for (int i = tokens.indexBehind(start) - 1; i >= 0 && tokens.token(i).kind() == TokenKind.COMMENT; i--) {
			String gap = tokens.text().substring(tokens.token(i).end(), start);
			boolean ownLine = tokens.text().substring(tokens.text().lastIndexOf('\n', tokens.token(i).start() - 1) + 1, tokens.token(i).start()).isBlank();
			if (gap.indexOf('\n') != gap.lastIndexOf('\n') || !ownLine || tokens.token(i).text().startsWith("#!")) {
				break;
			}
			start = tokens.token(i).start();
		}
		return start;
	}

	private static ICompositeNode node(ScriptModel model, int offset) {
		for (Item item : model.script().root().getItems()) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
			if (node != null && node.getOffset() <= offset && offset <= node.getEndOffset()) {
				return node;
			}
		}
		return null;
	}
}
