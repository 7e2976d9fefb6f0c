package org.tapsetstudio.dsl.ui.search;

import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** The references found so far, by line; those in files of the workspace are marked in their editors. */
public final class ReferencesResult extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
	private final ReferencesQuery query;

	ReferencesResult(ReferencesQuery query) {
		this.query = query;
	}

	@Override
	public String getLabel() {
		int count = getMatchCount();
		return count == 1 ? NLS.bind(Messages.ReferencesResult_labelOne, query.name()) : NLS.bind(Messages.ReferencesResult_label, query.name(), count);
	}

	@Override
	public String getTooltip() {
		return getLabel();
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return ScriptImages.descriptor("script"); //$NON-NLS-1$
	}

	@Override
	public ISearchQuery getQuery() {
		return query;
	}

	@Override
	public IEditorMatchAdapter getEditorMatchAdapter() {
		return this;
	}

	@Override
	public IFileMatchAdapter getFileMatchAdapter() {
		return this;
	}

	@Override
	public boolean isShownInEditor(Match match, IEditorPart editor) {
		IFile file = getFile(match.getElement());
		return file != null && file.equals(Adapters.adapt(editor.getEditorInput(), IFile.class));
	}

	@Override
	public Match[] computeContainedMatches(AbstractTextSearchResult result, IEditorPart editor) {
		return computeContainedMatches(result, Adapters.adapt(editor.getEditorInput(), IFile.class));
	}

	@Override
	public Match[] computeContainedMatches(AbstractTextSearchResult result, IFile file) {
		return Arrays.stream(result.getElements()).filter(element -> file != null && file.equals(getFile(element))).flatMap(element -> Arrays.stream(result.getMatches(element))).toArray(Match[]::new);
	}

	@Override
	public IFile getFile(Object element) {
		return element instanceof Place place ? ScriptSource.file(place.fileName()) : null;
	}
}
