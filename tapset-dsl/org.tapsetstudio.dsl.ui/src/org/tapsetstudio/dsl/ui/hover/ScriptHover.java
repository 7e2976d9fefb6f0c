package org.tapsetstudio.dsl.ui.hover;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.widgets.Display;
import org.tapsetstudio.dsl.ide.hover.Hover;
import org.tapsetstudio.dsl.ide.hover.Hovers;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Type, signature and documentation of the name under the pointer. */
public final class ScriptHover implements ITextHover {
	/** How long F2 may hold the UI thread, on which the platform asks then: what is not found by then is shown the next time; milliseconds. */
	private static final long PATIENCE = 1000;

	@Override
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		ScriptModel model = script == null ? null : script.latest();
		if (model == null) {
			return null;
		}
		if (Display.getCurrent() == null) {
			return describe(model, region.getOffset());
		}
		return Background.within(PATIENCE, () -> describe(model, region.getOffset())).orElse(null);
	}

	private static String describe(ScriptModel model, int offset) {
		Hover hover = new Hovers(model).at(offset).orElse(null);
		if (hover == null) {
			return null;
		}
		return hover.documentation().isEmpty() ? hover.title() : hover.title() + "\n\n" + hover.documentation(); //$NON-NLS-1$
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		ScriptModel model = script == null ? null : script.latest();
		TextSpan span = model == null ? null : Hovers.spanAt(model.tokens(), offset).orElse(null);
		return span == null ? new Region(offset, 0) : new Region(span.start(), span.length());
	}
}
