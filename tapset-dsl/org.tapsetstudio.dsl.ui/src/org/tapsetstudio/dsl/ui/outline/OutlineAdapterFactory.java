package org.tapsetstudio.dsl.ui.outline;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Gives the Outline view a page for editors that show a script. */
public final class OutlineAdapterFactory implements IAdapterFactory {

	@Override
	public <T> T getAdapter(Object adaptable, Class<T> type) {
		if (type == IContentOutlinePage.class && adaptable instanceof ITextEditor editor && editor.getDocumentProvider() != null) {
			ScriptDocument script = ScriptDocument.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
			return script == null ? null : type.cast(new ScriptOutlinePage(editor, script));
		}
		return null;
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IContentOutlinePage.class };
	}
}
