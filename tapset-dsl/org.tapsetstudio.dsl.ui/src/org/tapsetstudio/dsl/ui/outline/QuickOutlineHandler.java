package org.tapsetstudio.dsl.ui.outline;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Opens the quick outline over the active editor. */
public final class QuickOutlineHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		ITextViewer viewer = editor == null ? null : editor.getAdapter(ITextViewer.class);
		ScriptDocument script = viewer == null ? null : ScriptDocument.of(viewer.getDocument());
		if (script != null) {
			List<OutlineEntry> entries = script.outline();
			int caret = editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : 0;
			Control text = viewer.getTextWidget();
			Rectangle place = text.getDisplay().map(text.getParent(), null, text.getBounds());
			new QuickOutline(HandlerUtil.getActiveShell(event), editor, place, entries, EnclosingEntry.at(entries, caret)).open();
		}
		return null;
	}
}
