package org.tapsetstudio.dsl.ui.live;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.dsl.ide.lens.Lens;
import org.tapsetstudio.dsl.ide.lens.Lenses;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Makes the running probe that the cursor is in capture hits, or lets it rest. */
public final class ToggleProbeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		var context = FrameworkUtil.getBundle(ToggleProbeHandler.class).getBundleContext();
		var service = context.getServiceReference(ProbeNotes.class);
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		if (editor != null && service != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
				&& !toggle(context.getService(service), editor, selection.getStartLine() + 1)) {
			editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(Messages.Toggle_nothing);
		}
		return null;
	}

	private static boolean toggle(ProbeNotes notes, ITextEditor editor, int line) {
		var script = ScriptDocument.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		var model = script == null ? null : script.latest();
		var path = model == null ? null : ProbeNoteMinings.path(script.location());
		int probe = path == null ? 0 : Lenses.of(model).stream().filter(Lens::probe).mapToInt(Lens::line).filter(start -> start <= line).max().orElse(0);
		var on = probe == 0 ? Optional.<Boolean> empty() : notes.isOn(path, probe);
		on.ifPresent(now -> notes.set(path, probe, !now));
		return on.isPresent();
	}
}
