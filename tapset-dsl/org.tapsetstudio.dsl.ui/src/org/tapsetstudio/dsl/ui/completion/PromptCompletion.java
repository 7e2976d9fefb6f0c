package org.tapsetstudio.dsl.ui.completion;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListener;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;

/**
 * Sees to it that Ctrl+Space is heard. For a moment after each key that lets a list come up by itself the platform takes it for a key that came too late, also where there was nothing to list; then it is
 * repeated. UI thread only.
 */
final class PromptCompletion implements IExecutionListener {
	/** How long the platform ignores the key, with a little to spare; milliseconds. */
	private static final int DEAF = 220;

	private static PromptCompletion only;

	private ITextViewer viewer;
	private int before;

	private PromptCompletion() {
	}

	static void begin() {
		if (only == null) {
			only = new PromptCompletion();
			PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS).addExecutionListener(only);
		}
	}

	@Override
	public void preExecute(String command, ExecutionEvent event) {
		viewer = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextViewer.class);
		CompletionSession session = viewer == null ? null : CompletionSession.of(viewer);
		before = session == null ? 0 : session.count();
	}

	@Override
	public void postExecuteSuccess(String command, Object result) {
		ITextViewer asked = viewer;
		viewer = null;
		CompletionSession session = asked == null ? null : CompletionSession.of(asked);
		if (session != null && session.count() == before && asked.getTextWidget() != null) {
			int caret = asked.getSelectedRange().x;
			int count = before;
			asked.getTextWidget().getDisplay().timerExec(DEAF, () -> {
				if (asked.getTextWidget() != null && asked.getSelectedRange().x == caret && session.count() == count) {
					((ITextOperationTarget) asked).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
				}
			});
		}
	}

	@Override
	public void notHandled(String command, NotHandledException exception) {
		viewer = null;
	}

	@Override
	public void postExecuteFailure(String command, ExecutionException exception) {
		viewer = null;
	}
}
