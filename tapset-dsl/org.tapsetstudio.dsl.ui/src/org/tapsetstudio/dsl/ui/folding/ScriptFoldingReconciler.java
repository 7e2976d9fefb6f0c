package org.tapsetstudio.dsl.ui.folding;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.projection.ProjectionViewer;

/** Offers folding in an editor as long as it is open. */
public final class ScriptFoldingReconciler implements IReconciler {
	private FoldingUpdater updater;

	@Override
	public void install(ITextViewer viewer) {
		uninstall();
		if (viewer instanceof ProjectionViewer projection) {
			updater = new FoldingUpdater(projection);
			updater.start();
		}
	}

	@Override
	public void uninstall() {
		if (updater != null) {
			updater.stop();
			updater = null;
		}
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}
}
