package org.tapsetstudio.dsl.ui.hyperlink;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.declaration.Declaration;
import org.tapsetstudio.dsl.ide.model.ScriptModel;

/** Goes to a declaration in the same script, or opens the tapset that has it. */
final class DeclarationHyperlink implements IHyperlink {
	private final IRegion region;
	private final Declaration declaration;
	private final ScriptModel model;
	private final ITextViewer viewer;

	DeclarationHyperlink(IRegion region, Declaration declaration, ScriptModel model, ITextViewer viewer) {
		this.region = region;
		this.declaration = declaration;
		this.model = model;
		this.viewer = viewer;
	}

	@Override
	public void open() {
		int start = declaration.name().start();
		int length = declaration.name().length();
		if (declaration.fileName().equals(model.fileName())) {
			viewer.setSelectedRange(start, length);
			viewer.revealRange(start, length);
			return;
		}
		ScriptSource.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), declaration.fileName(), start, length);
	}

	@Override
	public IRegion getHyperlinkRegion() {
		return region;
	}

	@Override
	public String getHyperlinkText() {
		return NLS.bind(Messages.DeclarationHyperlink_text, declaration.fileName().substring(declaration.fileName().lastIndexOf('/') + 1));
	}

	@Override
	public String getTypeLabel() {
		return null;
	}
}
