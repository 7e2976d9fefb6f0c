package org.tapsetstudio.dsl.ui.document;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import org.eclipse.jface.text.IDocument;

/** Finds the model of a document. Documents are held weakly: a model lives as long as its document. */
final class ScriptDocuments {
	private static final Map<IDocument, ScriptDocument> ALL = new WeakHashMap<>();

	private ScriptDocuments() {
	}

	static synchronized ScriptDocument get(IDocument document) {
		return ALL.get(document);
	}

	/** The models of all scripts that are open. */
	static synchronized List<ScriptDocument> open() {
		return ALL.values().stream().filter(ScriptDocument::isOpen).toList();
	}

	/** The texts of all scripts that are open, as they are now, by the names of their files. */
	static Map<String, String> openTexts() {
		return open().stream().collect(Collectors.toMap(script -> script.location().toString(), ScriptDocument::text, (first, second) -> first));
	}

	/** Replaces the model that the document had, if any, and returns that. */
	static synchronized ScriptDocument put(IDocument document, ScriptDocument model) {
		return ALL.put(document, model);
	}
}
