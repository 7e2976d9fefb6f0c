package org.tapsetstudio.dsl.ui.hyperlink;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens the sources of tapsets. */
final class TapsetSource {
	private static final String GENERIC_EDITOR = "org.eclipse.ui.genericeditor.GenericEditor"; //$NON-NLS-1$

	private TapsetSource() {
	}

	/** Opens a tapset file, to be read, with a part of it selected. UI thread only. */
	static void open(IWorkbenchPage page, String fileName, String text, int start, int length) {
		try {
			TapsetInput input = new TapsetInput(fileName, text);
			boolean isNew = page.findEditor(input) == null;
			if (IDE.openEditor(page, input, GENERIC_EDITOR) instanceof ITextEditor editor) {
				if (isNew) {
					ReadOnlyNotice.watch(editor);
				}
				editor.selectAndReveal(start, length);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
