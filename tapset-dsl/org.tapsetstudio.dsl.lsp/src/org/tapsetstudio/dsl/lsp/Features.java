package org.tapsetstudio.dsl.lsp;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.MarkupKind;

/** What the client can do. Safe for use by several threads. */
final class Features {
	private volatile boolean snippets;
	private volatile boolean markdown = true;

	void read(ClientCapabilities client) {
		if (client == null || client.getTextDocument() == null) {
			return;
		}
		var completion = client.getTextDocument().getCompletion();
		snippets = completion != null && completion.getCompletionItem() != null && Boolean.TRUE.equals(completion.getCompletionItem().getSnippetSupport());
		var hover = client.getTextDocument().getHover();
		markdown = hover == null || hover.getContentFormat() == null || hover.getContentFormat().contains(MarkupKind.MARKDOWN);
	}

	/** Whether the places of a snippet can be stepped through. */
	boolean snippets() {
		return snippets;
	}

	boolean markdown() {
		return markdown;
	}
}
