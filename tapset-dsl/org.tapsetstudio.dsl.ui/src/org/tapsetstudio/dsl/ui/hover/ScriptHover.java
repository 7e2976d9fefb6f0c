package org.tapsetstudio.dsl.ui.hover;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.tapsetstudio.dsl.ide.hover.Hover;
import org.tapsetstudio.dsl.ide.hover.Hovers;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Type, signature and documentation of the name under the pointer. */
public final class ScriptHover implements ITextHover {

	@Override
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		Hover hover = hover(viewer, region.getOffset());
		if (hover == null) {
			return null;
		}
		return hover.documentation().isEmpty() ? hover.title() : hover.title() + "\n\n" + hover.documentation(); //$NON-NLS-1$
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		Hover hover = hover(viewer, offset);
		return hover == null ? new Region(offset, 0) : new Region(hover.span().start(), hover.span().length());
	}

	private static Hover hover(ITextViewer viewer, int offset) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		ScriptModel model = script == null ? null : script.latest();
		return model == null ? null : new Hovers(model).at(offset).orElse(null);
	}
}
