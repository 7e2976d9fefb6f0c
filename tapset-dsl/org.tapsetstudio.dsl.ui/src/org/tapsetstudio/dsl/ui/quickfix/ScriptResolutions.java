package org.tapsetstudio.dsl.ui.quickfix;

import java.util.Arrays;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.tapsetstudio.dsl.ui.problem.ProblemMarkers;

/** Offers the names that were perhaps meant. */
public final class ScriptResolutions implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return !candidates(marker).isEmpty();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return Arrays.stream(candidates(marker).split("\n")).filter(name -> !name.isEmpty()).map(name -> new Replacement(marker, name)).toArray(IMarkerResolution[]::new); //$NON-NLS-1$
	}

	private static String candidates(IMarker marker) {
		return marker.getAttribute(ProblemMarkers.CANDIDATES, ""); //$NON-NLS-1$
	}
}
