package org.tapsetstudio.dsl.ui.tapsets;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IBaseLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.catalog.TapsetFile;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Names with signatures. */
final class TapsetLabels extends LabelProvider implements IStyledLabelProvider {
	private TapsetLabels() {
	}

	static IBaseLabelProvider create() {
		return new DelegatingStyledCellLabelProvider(new TapsetLabels());
	}

	@Override
	public StyledString getStyledText(Object element) {
		if (element instanceof TapsetEntry entry) {
			return new StyledString(entry.name()).append(entry.signature(), StyledString.QUALIFIER_STYLER);
		}
		return new StyledString(((TapsetFile) element).title());
	}

	@Override
	public Image getImage(Object element) {
		return ScriptImages.get(element instanceof TapsetEntry entry ? switch (entry.kind()) {
		case ALIAS -> "probe"; //$NON-NLS-1$
		case FUNCTION -> "function"; //$NON-NLS-1$
		case MACRO -> "macro"; //$NON-NLS-1$
		} : "tapset"); //$NON-NLS-1$
	}
}
