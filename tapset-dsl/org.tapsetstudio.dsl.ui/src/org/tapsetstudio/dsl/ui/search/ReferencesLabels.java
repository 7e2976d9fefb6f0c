package org.tapsetstudio.dsl.ui.search;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Texts of files and lines, with the number of references where it is more than one. */
final class ReferencesLabels extends LabelProvider implements IStyledLabelProvider {
	private final ReferencesPage page;

	private ReferencesLabels(ReferencesPage page) {
		this.page = page;
	}

	static DelegatingStyledCellLabelProvider create(ReferencesPage page) {
		return new DelegatingStyledCellLabelProvider(new ReferencesLabels(page));
	}

	@Override
	public StyledString getStyledText(Object element) {
		if (element instanceof Place place) {
			StyledString text = new StyledString(NLS.bind(Messages.ReferencesPage_line, place.line(), place.text()));
			int count = page.getDisplayedMatchCount(place);
			return count < 2 ? text : text.append(" (" + count + ')', StyledString.COUNTER_STYLER); //$NON-NLS-1$
		}
		String name = (String) element;
		int slash = name.lastIndexOf('/');
		StyledString text = new StyledString(name.substring(slash + 1));
		return slash <= 0 ? text : text.append(" - " + name.substring(0, slash), StyledString.QUALIFIER_STYLER); //$NON-NLS-1$
	}

	@Override
	public Image getImage(Object element) {
		return element instanceof String ? ScriptImages.get("script") : null; //$NON-NLS-1$
	}
}
