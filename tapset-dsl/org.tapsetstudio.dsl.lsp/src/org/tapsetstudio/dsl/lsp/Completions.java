package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.tapsetstudio.dsl.ide.completion.Completion;
import org.tapsetstudio.dsl.ide.completion.CompletionRequest;
import org.tapsetstudio.dsl.ide.completion.Proposal;
import org.tapsetstudio.dsl.ide.completion.ProposalKind;
import org.tapsetstudio.dsl.ide.snippet.Snippet;
import org.tapsetstudio.dsl.ide.snippet.SnippetText;
import org.tapsetstudio.dsl.ide.snippet.Snippets;

/** Proposals; what documents them is read only of those that the user looks at. Safe for use by several threads. */
final class Completions {
	private final Completion completion = new Completion();
	private final Features features;
	private List<Proposal> last = List.of();
	private int round;

	Completions(Features features) {
		this.features = features;
	}

	CompletionList at(Script script, int offset) {
		List<Proposal> proposals = completion.propose(new CompletionRequest(script.model(), offset));
		int number;
		synchronized (this) {
			last = proposals;
			number = ++round;
		}
		List<CompletionItem> items = new ArrayList<>();
		for (int i = 0; i < proposals.size(); i++) {
			CompletionItem item = item(script, proposals.get(i));
			item.setSortText(String.format("%05d", i));
			item.setData(number + ":" + i);
			items.add(item);
		}
		// long lists are cut, and what is read from the machine depends on all that is typed
		return new CompletionList(true, items);
	}

	/** Adds the documentation, unless a newer list has come. */
	CompletionItem resolve(CompletionItem item) {
		Proposal proposal = proposal(item.getData());
		if (proposal != null && !proposal.documentation().get().isEmpty()) {
			item.setDocumentation(proposal.documentation().get());
		}
		return item;
	}

	private synchronized Proposal proposal(Object data) {
		// it has come over the wire as JSON
		String[] parts = String.valueOf(data).replace("\"", "").split(":");
		if (parts.length != 2 || !parts[0].equals(String.valueOf(round)) || !parts[1].matches("\\d{1,6}")) {
			return null;
		}
		int index = Integer.parseInt(parts[1]);
		return index < last.size() ? last.get(index) : null;
	}

	private CompletionItem item(Script script, Proposal proposal) {
		CompletionItem item = new CompletionItem(proposal.label());
		item.setKind(kind(proposal.kind()));
		item.setDetail(proposal.detail().isEmpty() ? null : proposal.detail());
		boolean template = proposal.kind() == ProposalKind.TEMPLATE;
		// clients compare it with the whole text that is going to be replaced
		item.setFilterText(template ? proposal.label() : proposal.replacement());
		String text = proposal.replacement();
		if (features.snippets() && (template || proposal.caret() < text.length())) {
			text = template ? snippet(proposal.label()) : escape(text.substring(0, proposal.caret())) + "$0" + escape(text.substring(proposal.caret()));
			item.setInsertTextFormat(InsertTextFormat.Snippet);
		}
		item.setTextEdit(Either.forLeft(new TextEdit(script.lines().range(proposal.start(), proposal.end()), text)));
		return item;
	}

	/** The client itself indents the further lines of a snippet. */
	private static String snippet(String name) {
		Snippet snippet = Snippets.all().stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
		return SnippetText.protocol(snippet, "");
	}

	private static String escape(String text) {
		return text.replaceAll("([\\\\$}])", "\\\\$1");
	}

	private static CompletionItemKind kind(ProposalKind kind) {
		return switch (kind) {
		case TARGET_VARIABLE -> CompletionItemKind.Field;
		case MARKER -> CompletionItemKind.Event;
		case LOCAL, GLOBAL -> CompletionItemKind.Variable;
		case PROBE_POINT -> CompletionItemKind.Module;
		case KEYWORD -> CompletionItemKind.Keyword;
		case TEMPLATE -> CompletionItemKind.Snippet;
		case OPERATOR -> CompletionItemKind.Operator;
		case FUNCTION -> CompletionItemKind.Function;
		case MACRO -> CompletionItemKind.Constant;
		case FOLDER -> CompletionItemKind.Folder;
		case FILE -> CompletionItemKind.File;
		};
	}
}
