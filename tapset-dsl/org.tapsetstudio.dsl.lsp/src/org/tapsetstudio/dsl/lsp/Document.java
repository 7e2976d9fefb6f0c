package org.tapsetstudio.dsl.lsp;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** One version of a text. Its model is made once, by the first who asks, and given up when a newer version has come. */
final class Document {
	/** More is no script that a person wrote; to check it would keep a core busy for minutes. */
	static final int LARGEST = 4 << 20;

	private final String uri;
	private final String name;
	private final int version;
	private final String text;
	private final Lines lines;
	private volatile boolean outdated;
	private Script script;

	/** @param name in problems and symbols */
	Document(String uri, String name, int version, String text) {
		this.uri = uri;
		this.name = name;
		this.version = version;
		this.text = text;
		this.lines = new Lines(text);
	}

	String uri() {
		return uri;
	}

	String name() {
		return name;
	}

	int version() {
		return version;
	}

	String text() {
		return text;
	}

	boolean isTooLarge() {
		return text.length() > LARGEST;
	}

	/** The next version: each change is made to what the ones before it left. */
	Document changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
		outdated = true;
		String result = text;
		Lines current = lines;
		for (TextDocumentContentChangeEvent change : changes) {
			if (change.getRange() == null) {
				result = change.getText();
			} else {
				TextSpan span = current.span(change.getRange());
				result = result.substring(0, span.start()) + change.getText() + result.substring(span.end());
			}
			current = new Lines(result);
		}
		return new Document(uri, name, newVersion, result);
	}

	void close() {
		outdated = true;
	}

	/**
	 * Parses and checks the text unless that was done with what it draws on now. Of a text that is too large, an empty one.
	 *
	 * @throws CancellationException when a newer version has come
	 */
	synchronized Script script(ScriptModels models) {
		if (script == null || !outdated && !models.isCurrent(script.model())) {
			if (outdated) {
				throw new CancellationException();
			}
			String checked = isTooLarge() ? "" : text;
			script = new Script(uri, models.create(name, checked, () -> outdated), isTooLarge() ? new Lines("") : lines);
		}
		return script;
	}
}
