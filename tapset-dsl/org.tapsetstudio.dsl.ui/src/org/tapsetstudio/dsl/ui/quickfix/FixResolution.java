package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.core.resources.IMarker;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** A fix of a problem that has a marker. */
final class FixResolution implements IMarkerResolution2 {
	private final String title;
	private final String problem;

	FixResolution(String title, String problem) {
		this.title = title;
		this.problem = problem;
	}

	@Override
	public String getLabel() {
		return title;
	}

	@Override
	public String getDescription() {
		return problem;
	}

	@Override
	public Image getImage() {
		return ScriptImages.get("template"); //$NON-NLS-1$
	}

	/** Returns at once; the fix is made soon. */
	@Override
	public void run(IMarker marker) {
		new StoredFixJob(marker.getResource().getFullPath(), new WantedFix(problem, marker.getAttribute(IMarker.CHAR_START, 0), title)).schedule();
	}
}
