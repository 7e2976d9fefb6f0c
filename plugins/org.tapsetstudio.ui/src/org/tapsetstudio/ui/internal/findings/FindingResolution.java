package org.tapsetstudio.ui.internal.findings;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.open.RecordingOpener;

/** Quick fix of a finding in the Problems view: opens the recording and the Findings view. */
public final class FindingResolution implements IMarkerResolutionGenerator, IMarkerResolution {
	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return new IMarkerResolution[] { this };
	}

	@Override
	public String getLabel() {
		return Messages.ShowCalls;
	}

	@Override
	public void run(IMarker marker) {
		var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		RecordingOpener.open(page, marker.getResource().getLocation().toPath());
		try {
			page.showView(TapsetUi.FINDINGS_VIEW);
		} catch (PartInitException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}
}
