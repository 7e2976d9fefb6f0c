package org.tapsetstudio.dsl.ide.fix;

import java.util.List;

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

	/** The declaration of the global at an offset; where it declares others too, the one with its comma, null if a comment stands between them. */
	static TextSpan global(ScriptModel model, int offset) {
		for (Item item : model.script().root().getItems()) {
			if (item instanceof GlobalDeclaration globals) {
				List<TextSpan> variables = globals.getVariables().stream().map(NodeModelUtils::findActualNodeFor).map(node -> new TextSpan(node.getOffset(), node.getEndOffset())).toList();
				for (int i = 0; i < variables.size(); i++) {
					if (variables.get(i).touches(offset)) {
						return variables.size() == 1 ? whole(model, offset) : withComma(model, variables, i);
					}
				}
			}
		}
		return null;
	}

	private static TextSpan withComma(ScriptModel model, List<TextSpan> variables, int index) {
		TextSpan own = variables.get(index);
		TextSpan gap = index > 0 ? new TextSpan(variables.get(index - 1).end(), own.start()) : new TextSpan(own.end(), variables.get(1).start());
		boolean comma = model.text().substring(gap.start(), gap.end()).strip().equals(",");
		return comma ? new TextSpan(Math.min(own.start(), gap.start()), Math.max(own.end(), gap.end())) : null;
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
