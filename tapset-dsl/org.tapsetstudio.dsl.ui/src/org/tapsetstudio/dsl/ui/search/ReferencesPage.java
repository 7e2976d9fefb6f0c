package org.tapsetstudio.dsl.ui.search;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.PartInitException;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;

/** Shows references below their files. */
public final class ReferencesPage extends AbstractTextSearchViewPage {

	public ReferencesPage() {
		super(FLAG_LAYOUT_TREE);
	}

	@Override
	protected void configureTreeViewer(TreeViewer viewer) {
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new ReferencesContent());
		viewer.setLabelProvider(ReferencesLabels.create(this));
	}

	@Override
	protected void configureTableViewer(TableViewer viewer) {
		throw new UnsupportedOperationException("the only layout is a tree"); //$NON-NLS-1$
	}

	@Override
	protected void elementsChanged(Object[] elements) {
		getViewer().refresh();
		// the lines are what was asked for
		((TreeViewer) getViewer()).expandToLevel(2);
	}

	@Override
	protected void clear() {
		getViewer().refresh();
	}

	@Override
	protected void showMatch(Match match, int offset, int length, boolean activate) throws PartInitException {
		String fileName = ((Place) match.getElement()).fileName();
		IFile file = ScriptSource.file(fileName);
		if (file != null) {
			// as the preferences of the search view want it
			openAndSelect(getSite().getPage(), file, offset, length, activate);
		} else {
			ScriptSource.open(getSite().getPage(), fileName, offset, length);
		}
	}
}
