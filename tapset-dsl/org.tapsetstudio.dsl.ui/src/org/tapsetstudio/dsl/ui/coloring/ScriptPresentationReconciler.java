package org.tapsetstudio.dsl.ui.coloring;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.util.IPropertyChangeListener;

/** Colours scripts by their tokens, at once with each keystroke. */
public final class ScriptPresentationReconciler extends PresentationReconciler {
	private IPropertyChangeListener themeListener;

	public ScriptPresentationReconciler() {
		ScriptPainter painter = new ScriptPainter();
		setDamager(painter, IDocument.DEFAULT_CONTENT_TYPE);
		setRepairer(painter, IDocument.DEFAULT_CONTENT_TYPE);
	}

	@Override
	public void install(ITextViewer viewer) {
		super.install(viewer);
		ThemeColors.stop(themeListener);
		themeListener = ThemeColors.onChange(viewer::invalidateTextPresentation);
	}

	@Override
	public void uninstall() {
		ThemeColors.stop(themeListener);
		themeListener = null;
		super.uninstall();
	}
}
