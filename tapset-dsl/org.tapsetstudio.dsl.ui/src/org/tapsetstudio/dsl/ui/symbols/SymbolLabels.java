package org.tapsetstudio.dsl.ui.symbols;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ide.symbols.SymbolSearch.Symbol;
import org.tapsetstudio.dsl.ui.outline.OutlineLabels;

/** Icons, names and files of declarations. */
final class SymbolLabels extends LabelProvider implements IStyledLabelProvider {
	@Override
	public StyledString getStyledText(Object element) {
		return element instanceof Symbol symbol ? new StyledString(symbol.name()).append(" - " + symbol.fileName(), StyledString.QUALIFIER_STYLER) : new StyledString(); //$NON-NLS-1$
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	@Override
	public Image getImage(Object element) {
		return element instanceof Symbol symbol ? OutlineLabels.image(symbol.kind()) : null;
	}
}
