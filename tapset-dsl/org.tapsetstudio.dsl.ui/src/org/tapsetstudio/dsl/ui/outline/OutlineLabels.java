package org.tapsetstudio.dsl.ui.outline;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IBaseLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Icons and texts of entries. */
public final class OutlineLabels extends LabelProvider implements IStyledLabelProvider {

	private OutlineLabels() {
	}

	static IBaseLabelProvider create() {
		return new DelegatingStyledCellLabelProvider(new OutlineLabels());
	}

	@Override
	public StyledString getStyledText(Object element) {
		OutlineEntry entry = (OutlineEntry) element;
		StyledString text = new StyledString(entry.label());
		return entry.detail().isEmpty() ? text : text.append(' ' + entry.detail(), StyledString.QUALIFIER_STYLER);
	}

	@Override
	public Image getImage(Object element) {
		return image(((OutlineEntry) element).kind());
	}

	/** The picture of a kind of declarations. */
	public static Image image(OutlineEntry.Kind kind) {
		return ScriptImages.get(switch (kind) {
		case PROBE, ALIAS -> "probe"; //$NON-NLS-1$
		case FUNCTION -> "function"; //$NON-NLS-1$
		case GLOBAL -> "global"; //$NON-NLS-1$
		case MACRO -> "macro"; //$NON-NLS-1$
		});
	}
}
