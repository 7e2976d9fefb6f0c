package org.tapsetstudio.dsl.ui.completion;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension4;
import org.tapsetstudio.dsl.ui.signature.ParameterHints;

/**
 * Knows whether the list of proposals of a viewer was asked for or came up while typing: what comes by itself must not stand in the way of the next key,
 * nor of the parameters of a call, which the platform shows only where a parenthesis or comma is typed and no list is open at that moment.
 */
public final class CompletionSession implements ICompletionListener {
	private static final Map<ITextViewer, CompletionSession> ALL = new WeakHashMap<>();

	private final WeakReference<ITextViewer> viewer;
	private volatile boolean automatic;
	private volatile int started;

	private CompletionSession(ITextViewer viewer) {
		this.viewer = new WeakReference<>(viewer);
	}

	/** Begins to watch a viewer that is open; may be called several times. UI thread only. */
	public static void watch(ITextViewer viewer) {
		synchronized (ALL) {
			if (!ALL.containsKey(viewer) && viewer instanceof ISourceViewer && viewer instanceof ISourceViewerExtension4 source && source.getContentAssistantFacade() != null) {
				CompletionSession session = new CompletionSession(viewer);
				source.getContentAssistantFacade().addCompletionListener(session);
				ALL.put(viewer, session);
				PromptCompletion.begin();
			}
		}
	}

	/** True while the list of a viewer came up by itself. Any thread. */
	static boolean isAutomatic(ITextViewer viewer) {
		CompletionSession session = of(viewer);
		return session != null && session.automatic;
	}

	/** The session of a viewer that is watched; null of another one. Any thread. */
	static CompletionSession of(ITextViewer viewer) {
		synchronized (ALL) {
			return ALL.get(viewer);
		}
	}

	/** How many lists were begun so far. */
	int count() {
		return started;
	}

	@Override
	public void assistSessionStarted(ContentAssistEvent event) {
		automatic = event.isAutoActivated;
		started++;
	}

	@Override
	public void assistSessionEnded(ContentAssistEvent event) {
		if (automatic && viewer.get() != null && viewer.get().getTextWidget() != null) {
			viewer.get().getTextWidget().getDisplay().asyncExec(this::showParameters);
		}
		automatic = false;
	}

	private void showParameters() {
		ITextViewer open = viewer.get();
		IDocument document = open == null || open.getTextWidget() == null ? null : open.getDocument();
		int before = document == null ? -1 : open.getSelectedRange().x - 1;
		if (before >= 0 && before < document.getLength() && ParameterHints.ACTIVATORS.indexOf(document.get().charAt(before)) >= 0 && open instanceof ITextOperationTarget target
				&& target.canDoOperation(ISourceViewer.CONTENTASSIST_CONTEXT_INFORMATION)) {
			target.doOperation(ISourceViewer.CONTENTASSIST_CONTEXT_INFORMATION);
		}
	}

	@Override
	public void selectionChanged(ICompletionProposal proposal, boolean smartToggle) {
		// what is selected plays no part
	}
}
