package org.tapsetstudio.dsl.ui.live;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Makes the running probe that the cursor is in capture hits, or lets it rest. */
public final class ToggleProbeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		if (editor != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
				&& !ProbeAt.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()), selection.getStartLine() + 1).filter(ProbeAt::toggle).isPresent()) {
			editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(Messages.Toggle_nothing);
		}
		return null;
	}
}
