package org.tapsetstudio.dsl.ide.completion;

import java.text.MessageFormat;
import java.util.List;

import org.eclipse.xtext.EcoreUtil2;
import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.points.Alias;
import org.tapsetstudio.dsl.ide.points.AliasNames;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.GlobalVariable;
import org.tapsetstudio.dsl.stp.NameExpression;

/** Variables of the handler, of the aliases at whose points it runs, parameters and globals. */
final class Variables implements ProposalSource {

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		boolean condition = request.zone() == Zone.POINT_CONDITION;
		if (request.inString() || !condition && request.zone() != Zone.BODY || request.follows("->")) {
			return;
		}
		globals(request, proposals);
		if (!condition) {
			locals(request, proposals);
			aliasVariables(request, proposals);
		}
	}

	private static void globals(CompletionRequest request, Proposals proposals) {
		for (GlobalVariable global : EcoreUtil2.eAllOfType(request.model().script().root(), GlobalVariable.class)) {
			if (global.getName() != null) {
				int offset = request.model().script().range(global).offset();
				proposals.add(ProposalKind.GLOBAL, global.getName(), type(request, Symbols.Kind.GLOBAL, global.getName()),
						() -> DocumentationComment.above(request.model().tokens(), offset));
			}
		}
	}

	/** Names that stand in the same handler or function, the typed one excepted. A local begins to exist where it is mentioned, so tokens tell. */
	private static void locals(CompletionRequest request, Proposals proposals) {
		ScriptTokens tokens = request.tokens();
		int first = request.previousIndex();
		while (first > 0 && tokens.zone(first - 1) != Zone.TOP_LEVEL && tokens.zone(first) != Zone.TOP_LEVEL) {
			first--;
		}
		for (int i = first; i < tokens.size() && (i == first || tokens.zone(i) != Zone.TOP_LEVEL); i++) {
			Token token = tokens.token(i);
			boolean inside = tokens.zone(i) == Zone.BODY || tokens.zone(i) == Zone.FUNCTION_HEAD && i > 0 && !tokens.token(i - 1).isKeyword("function");
			boolean typed = token.start() < request.offset() && request.offset() <= token.end();
			boolean called = i + 1 < tokens.size() && tokens.token(i + 1).isOperator("(");
			if (inside && !typed && !called && token.kind() == TokenKind.IDENTIFIER && !isGlobalOrMember(request, i)) {
				proposals.add(ProposalKind.LOCAL, token.text(), type(request, Symbols.Kind.LOCAL, token.text()));
			}
		}
	}

	private static boolean isGlobalOrMember(CompletionRequest request, int index) {
		String name = request.tokens().token(index).text();
		return index > 0 && request.tokens().token(index - 1).isOperator("->")
				|| EcoreUtil2.eAllOfType(request.model().script().root(), GlobalVariable.class).stream().anyMatch(global -> name.equals(global.getName()));
	}

	private static void aliasVariables(CompletionRequest request, Proposals proposals) {
		for (List<PointComponent> point : PointReader.ofHandler(request.tokens(), request.previousIndex())) {
			for (Alias alias : AliasNames.of(request.model()).matching(point)) {
				for (Assignment assignment : EcoreUtil2.eAllOfType(alias.declaration(), Assignment.class)) {
					if (assignment.getLeft() instanceof NameExpression name && name.getName() != null && !name.isIndexed()) {
						proposals.add(ProposalKind.LOCAL, name.getName(), alias.name(),
								() -> MessageFormat.format(Texts.get("variable.alias"), alias.name()) + "\n" + alias.documentation());
					}
				}
			}
		}
	}

	private static String type(CompletionRequest request, Symbols.Kind kind, String name) {
		return request.model().symbols().definitions().stream().filter(definition -> definition.name().equals(name))
				.filter(definition -> definition.kind() == kind || kind == Symbols.Kind.LOCAL && definition.kind() == Symbols.Kind.PARAMETER)
				.map(Symbols.Definition::type).filter(type -> !type.equals("unknown")).findFirst().orElse("");
	}
}
