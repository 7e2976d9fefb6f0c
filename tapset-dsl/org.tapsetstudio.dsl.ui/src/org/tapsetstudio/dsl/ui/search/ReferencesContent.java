package org.tapsetstudio.dsl.ui.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.Viewer;

/** Files (by their names) with the lines in them. */
final class ReferencesContent implements ITreeContentProvider {
	private ReferencesResult result;

	@Override
	public void inputChanged(Viewer viewer, Object oldInput, Object newInput) {
		result = newInput instanceof ReferencesResult references ? references : null;
	}

	@Override
	public Object[] getElements(Object input) {
		return places().map(Place::fileName).distinct().sorted().toArray();
	}

	@Override
	public Object[] getChildren(Object element) {
		return places().filter(place -> place.fileName().equals(element)).sorted(Comparator.comparingInt(Place::line)).toArray();
	}

	@Override
	public Object getParent(Object element) {
		return element instanceof Place place ? place.fileName() : null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return element instanceof String;
	}

	private Stream<Place> places() {
		return result == null ? Stream.of() : Arrays.stream(result.getElements()).map(Place.class::cast);
	}
}
