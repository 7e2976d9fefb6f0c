package org.tapsetstudio.dsl.lsp;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.MarkupKind;

/** What the client can do. Safe for use by several threads. */
final class Features {
	private volatile boolean snippets;
	private volatile boolean markdown = true;
	private volatile boolean watchesFiles;
	private volatile boolean relativePatterns;

	void read(ClientCapabilities client) {
		var files = client == null || client.getWorkspace() == null ? null : client.getWorkspace().getDidChangeWatchedFiles();
		watchesFiles = files != null && Boolean.TRUE.equals(files.getDynamicRegistration());
		relativePatterns = files != null && Boolean.TRUE.equals(files.getRelativePatternSupport());
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

	/** Whether it tells of files that change, if it is asked to. */
	boolean watchesFiles() {
		return watchesFiles;
	}

	/** Whether it can watch files outside of its folders. */
	boolean relativePatterns() {
		return relativePatterns;
	}

	boolean markdown() {
		return markdown;
	}
}
