package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.tapsetstudio.dsl.ui.problem.ProblemMarkers;

/** Offers the ways to mend the problem of a marker, in the editor and in the Problems view. Nothing is parsed: markers know their fixes by name. */
public final class ScriptResolutions implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return ProblemMarkers.hasFix(marker);
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		String problem = marker.getAttribute(IMarker.MESSAGE, ""); //$NON-NLS-1$
		return marker.getAttribute(ProblemMarkers.FIXES, "").lines().map(title -> new FixResolution(title, problem)).toArray(IMarkerResolution[]::new); //$NON-NLS-1$
	}
}
