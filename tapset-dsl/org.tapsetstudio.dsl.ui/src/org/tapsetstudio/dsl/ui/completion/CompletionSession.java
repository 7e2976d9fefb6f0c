package org.tapsetstudio.dsl.ui.completion;

import java.util.Map;
import java.util.WeakHashMap;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension4;

/** Knows whether the list of proposals of a viewer was asked for or came up while typing: what comes by itself must not stand in the way of the next key. */
public final class CompletionSession implements ICompletionListener {
	private static final Map<ITextViewer, CompletionSession> ALL = new WeakHashMap<>();

	private volatile boolean automatic;

	private CompletionSession() {
	}

	/** Begins to watch a viewer that is open; may be called several times. UI thread only. */
	public static void watch(ITextViewer viewer) {
		synchronized (ALL) {
			if (!ALL.containsKey(viewer) && viewer instanceof ISourceViewer && viewer instanceof ISourceViewerExtension4 source && source.getContentAssistantFacade() != null) {
				CompletionSession session = new CompletionSession();
				source.getContentAssistantFacade().addCompletionListener(session);
				ALL.put(viewer, session);
			}
		}
	}

	/** True while the list of a viewer came up by itself. Any thread. */
	static boolean isAutomatic(ITextViewer viewer) {
		synchronized (ALL) {
			CompletionSession session = ALL.get(viewer);
			return session != null && session.automatic;
		}
	}

	@Override
	public void assistSessionStarted(ContentAssistEvent event) {
		automatic = event.isAutoActivated;
	}

	@Override
	public void assistSessionEnded(ContentAssistEvent event) {
		automatic = false;
	}

	@Override
	public void selectionChanged(ICompletionProposal proposal, boolean smartToggle) {
		// what is selected plays no part
	}
}
