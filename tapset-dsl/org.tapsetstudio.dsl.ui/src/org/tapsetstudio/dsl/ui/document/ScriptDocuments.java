package org.tapsetstudio.dsl.ui.document;

import java.util.Map;
import java.util.WeakHashMap;

import org.eclipse.jface.text.IDocument;

/** Finds the model of a document. Documents are held weakly: a model lives as long as its document. */
final class ScriptDocuments {
	private static final Map<IDocument, ScriptDocument> ALL = new WeakHashMap<>();

	private ScriptDocuments() {
	}

	static synchronized ScriptDocument get(IDocument document) {
		return ALL.get(document);
	}

	/** Replaces the model that the document had, if any, and returns that. */
	static synchronized ScriptDocument put(IDocument document, ScriptDocument model) {
		return ALL.put(document, model);
	}
}
