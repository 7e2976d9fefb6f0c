package org.tapsetstudio.ui.internal.findings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Severity;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.OpenRecordings;
import org.tapsetstudio.ui.internal.data.RecordingListener;

/** Puts what the rules find into the Problems view, as markers on the recording in the workspace. */
public final class FindingMarkers implements RecordingListener {
	/** The marker type. */
	public static final String TYPE = UiPlugin.ID + ".finding"; //$NON-NLS-1$
	/** Attribute of a marker: which of the recording's findings it is. */
	static final String NUMBER = "number"; //$NON-NLS-1$

	private final OpenRecordings recordings;
	private volatile List<Finding> marked = List.of();

	public FindingMarkers(OpenRecordings recordings) {
		this.recordings = recordings;
	}

	@Override
	public void changed() {
		recordings.current().ifPresent(source -> {
			source.lookForFindings();
			source.findings().filter(found -> found != marked).ifPresent(found -> {
				marked = found;
				mark(source.path(), found);
			});
		});
	}

	private static void mark(Path recording, List<Finding> findings) {
		IJobFunction work = monitor -> {
			try {
				for (var folder : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(recording.toUri())) {
					IWorkspaceRunnable change = progress -> replace(folder, findings);
					if (folder.exists()) {
						ResourcesPlugin.getWorkspace().run(change, folder, 0, monitor);
					}
				}
				return org.eclipse.core.runtime.Status.OK_STATUS;
			} catch (CoreException e) {
				UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
				return org.eclipse.core.runtime.Status.OK_STATUS;
			}
		};
		var job = Job.create(TYPE, work);
		job.setSystem(true);
		job.schedule();
	}

	private static void replace(IResource folder, List<Finding> findings) throws CoreException {
		folder.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
		for (int i = 0; i < findings.size(); i++) {
			var finding = findings.get(i);
			folder.createMarker(TYPE, Map.of(IMarker.MESSAGE, finding.summary(), IMarker.SEVERITY, severity(finding.severity()), IMarker.LOCATION, finding.rule(), NUMBER, i));
		}
	}

	/** A finding is no error in the project, however grave. */
	private static int severity(Severity severity) {
		return severity == Severity.INFO ? IMarker.SEVERITY_INFO : IMarker.SEVERITY_WARNING;
	}
}
