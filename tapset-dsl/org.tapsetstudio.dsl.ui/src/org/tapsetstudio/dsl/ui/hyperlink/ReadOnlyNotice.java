package org.tapsetstudio.dsl.ui.hyperlink;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.swt.SWT;
import org.eclipse.ui.texteditor.ITextEditor;

/** Says in the status line why nothing is written when somebody types into a tapset of the product. */
final class ReadOnlyNotice {
	private ReadOnlyNotice() {
	}

	/** To be called once for an editor. */
	static void watch(ITextEditor editor) {
		if (editor.getAdapter(ITextViewer.class) instanceof ITextViewerExtension viewer) {
			viewer.appendVerifyKeyListener(event -> {
				boolean types = event.character >= ' ' || event.character == SWT.CR || event.character == SWT.BS || event.character == SWT.TAB;
				if (types && (event.stateMask & (SWT.CTRL | SWT.ALT)) == 0) {
					editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(Messages.Tapset_readOnly);
				}
			});
		}
	}
}
