package org.tapsetstudio.ui.internal.common;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/** Says below a filter that it hides everything, and offers to clear it; not there otherwise. */
public final class FilterNote {
	private final Text filter;
	private final Link note;

	/** @param filter in a grid, which gets the note below it */
	public FilterNote(Text filter) {
		this.filter = filter;
		note = new Link(filter.getParent(), SWT.WRAP);
		note.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			filter.setText(""); //$NON-NLS-1$
			filter.setFocus();
		}));
		GridDataFactory.fillDefaults().grab(true, false).indent(5, 2).exclude(true).applyTo(note);
		note.setVisible(false);
	}

	/** @param rows how many the filter left */
	public void update(int rows) {
		boolean hides = rows == 0 && !filter.getText().isBlank();
		if (hides) {
			note.setText(NLS.bind(ViewMessages.FilterHidesAll, filter.getText().strip().replace("&", "&&"))); //$NON-NLS-1$ //$NON-NLS-2$
		}
		var place = (GridData) note.getLayoutData();
		if (place.exclude == hides) {
			place.exclude = !hides;
			note.setVisible(hides);
			note.getParent().layout();
		}
	}
}
