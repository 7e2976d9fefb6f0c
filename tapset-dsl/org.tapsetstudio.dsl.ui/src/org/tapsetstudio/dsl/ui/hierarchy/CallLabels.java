package org.tapsetstudio.dsl.ui.hierarchy;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Names with their files, and the number of calls where it is more than one. */
final class CallLabels extends LabelProvider implements IStyledLabelProvider {
	private CallLabels() {
	}

	static DelegatingStyledCellLabelProvider create() {
		return new DelegatingStyledCellLabelProvider(new CallLabels());
	}

	@Override
	public StyledString getStyledText(Object element) {
		if (!(element instanceof CallNode node)) {
			// the sign that children are being looked for
			return new StyledString(element.toString());
		}
		StyledString text = new StyledString((node.item().probe() ? "probe " : "") + node.item().name()); //$NON-NLS-1$ //$NON-NLS-2$
		if (node.count() > 1) {
			text.append(" (" + node.count() + ')', StyledString.COUNTER_STYLER); //$NON-NLS-1$
		}
		String file = node.item().fileName();
		return text.append(" - " + file.substring(file.lastIndexOf('/') + 1), StyledString.QUALIFIER_STYLER); //$NON-NLS-1$
	}

	@Override
	public Image getImage(Object element) {
		return element instanceof CallNode node ? ScriptImages.get(node.item().probe() ? "probe" : "function") : null; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
