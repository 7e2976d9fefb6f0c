package org.tapsetstudio.dsl.ui.hierarchy;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.hierarchy.CallHierarchy;
import org.tapsetstudio.dsl.ide.hierarchy.CallItem;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Opens the call hierarchy of what stands at the caret: the callers of a function, what a probe calls. */
public final class CallHierarchyHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
		ScriptDocument script = editor == null || editor.getDocumentProvider() == null ? null : ScriptDocument.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		if (script != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			IWorkbenchPage page = editor.getSite().getPage();
			Job job = Job.create(Messages.CallHierarchyHandler_job, (ICoreRunnable) monitor -> {
				Optional<CallItem> item = new CallHierarchy(script.current()).at(selection.getOffset());
				CallItem found = item.orElseThrow(() -> new CoreException(Status.warning(Messages.CallHierarchyHandler_nothing)));
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(page, script, found));
			});
			job.setUser(true);
			job.schedule();
		}
		return null;
	}

	private static void show(IWorkbenchPage page, ScriptDocument script, CallItem item) {
		try {
			((CallHierarchyView) page.showView(CallHierarchyView.ID)).show(CallNode.root(script, item, item.probe()), item.probe());
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
