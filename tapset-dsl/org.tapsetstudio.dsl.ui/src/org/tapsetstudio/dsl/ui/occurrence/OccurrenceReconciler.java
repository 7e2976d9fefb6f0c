package org.tapsetstudio.dsl.ui.occurrence;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.tapsetstudio.dsl.ui.completion.CompletionSession;

/** Marks occurrences in an editor as long as it is open, and has its completion watched. */
public final class OccurrenceReconciler implements IReconciler {
	private OccurrenceMarker marker;

	@Override
	public void install(ITextViewer viewer) {
		uninstall();
		marker = new OccurrenceMarker(viewer);
		marker.start();
		// the content assistant is installed right after the reconcilers
		viewer.getTextWidget().getDisplay().asyncExec(() -> CompletionSession.watch(viewer));
	}

	@Override
	public void uninstall() {
		if (marker != null) {
			marker.stop();
			marker = null;
		}
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}
}
