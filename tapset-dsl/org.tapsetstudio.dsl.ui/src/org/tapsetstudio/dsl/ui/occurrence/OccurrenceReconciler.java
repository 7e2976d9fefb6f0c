package org.tapsetstudio.dsl.ui.occurrence;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;

/** Marks occurrences in an editor as long as it is open. */
public final class OccurrenceReconciler implements IReconciler {
	private OccurrenceMarker marker;

	@Override
	public void install(ITextViewer viewer) {
		uninstall();
		marker = new OccurrenceMarker(viewer);
		marker.start();
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
