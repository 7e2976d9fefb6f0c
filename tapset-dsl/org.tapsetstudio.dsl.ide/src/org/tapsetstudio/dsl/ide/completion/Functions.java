package org.tapsetstudio.dsl.ide.completion;

import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.ide.symbols.FunctionInfo;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.symbols.PrintFamily;
import org.tapsetstudio.dsl.ide.text.Zone;

/** Functions of the script, of the tapsets and of the language. The caret goes between the parentheses where there is something to fill in. */
final class Functions implements ProposalSource {

	@Override
	public void propose(CompletionRequest request, Proposals proposals) {
		if (request.inString() || request.zone() != Zone.BODY || request.follows("->") || !isName(request.prefix())) {
			return;
		}
		PrintFamily.signatures().forEach((name, signature) -> add(proposals, name, signature, true, () -> Texts.get("print." + name)));
		FunctionTable table = new FunctionTable(request.model());
		for (String name : table.names()) {
			if (proposals.matches(name)) {
				List<FunctionInfo> overloads = table.find(name);
				if (!overloads.isEmpty()) {
					FunctionInfo first = overloads.get(0);
					boolean takesSomething = overloads.stream().anyMatch(function -> !function.parameters().isEmpty());
					add(proposals, name, first.signature(), takesSomething, first.documentation());
				}
			}
		}
	}

	private static boolean isName(String prefix) {
		return prefix.isEmpty() || Character.isLetter(prefix.charAt(0)) || prefix.charAt(0) == '_';
	}

	private static void add(Proposals proposals, String name, String signature, boolean takesSomething, Supplier<String> documentation) {
		proposals.add(ProposalKind.FUNCTION, name, signature, name + "()", name.length() + (takesSomething ? 1 : 2), documentation);
	}
}
