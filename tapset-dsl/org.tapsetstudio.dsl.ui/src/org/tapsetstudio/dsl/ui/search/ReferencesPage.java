package org.tapsetstudio.dsl.ui.search;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ui.hyperlink.TapsetSource;

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
		IWorkbenchPage page = getSite().getPage();
		IFile file = ReferencesResult.file(fileName);
		if (file != null) {
			openAndSelect(page, file, offset, length, activate);
			return;
		}
		var tapset = ScriptModels.shared().surroundings().tapsets().entries().stream().filter(entry -> entry.name().equals(fileName)).findFirst();
		if (tapset.isPresent()) {
			TapsetSource.open(page, fileName, tapset.get().text(), offset, length);
		} else if (Files.isRegularFile(Path.of(fileName)) && IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(Path.of(fileName).toFile())) instanceof ITextEditor editor) {
			editor.selectAndReveal(offset, length);
		}
	}
}
