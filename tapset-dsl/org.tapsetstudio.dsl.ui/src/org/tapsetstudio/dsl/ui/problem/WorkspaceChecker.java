package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IStartup;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/**
 * Gives the scripts of the workspace that are not open their problem markers, in every project: once when the workbench starts, and whenever a file has
 * changed. There is no nature and no builder, so scripts may lie in projects of any kind.
 */
public final class WorkspaceChecker implements IStartup, IResourceChangeListener {
	private final CheckJob job = new CheckJob();

	@Override
	public void earlyStartup() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
		EditorModels.addListener(this::checkAll);
		checkAll();
	}

	private void checkAll() {
		List<IFile> scripts = new ArrayList<>();
		try {
			ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
				if (proxy.getType() == IResource.FILE && proxy.getName().matches(".*\\.stpm?") && proxy.requestResource() instanceof IFile file //$NON-NLS-1$
						&& ScriptFileNames.isScript(file)) {
					scripts.add(file);
				}
				return proxy.isAccessible();
			}, IResource.NONE);
		} catch (CoreException e) {
			ILog.of(WorkspaceChecker.class).log(e.getStatus());
		}
		job.check(scripts);
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		List<IFile> changed = new ArrayList<>();
		boolean[] tapsets = new boolean[1];
		try {
			event.getDelta().accept(delta -> {
				if (ScriptFileNames.isScript(delta.getResource()) && hasNewText(delta)) {
					changed.add((IFile) delta.getResource());
				}
				tapsets[0] |= ScriptFileNames.isScript(delta.getResource()) && (hasNewText(delta) || delta.getKind() == IResourceDelta.REMOVED) && EditorModels.isTapset(delta.getResource().getLocation());
				return true;
			});
		} catch (CoreException e) {
			ILog.of(WorkspaceChecker.class).log(e.getStatus());
		}
		job.check(changed);
		if (tapsets[0]) {
			EditorModels.tapsetsChanged();
		}
	}

	/** Markers are changes too: those must not lead to further checks. */
	private static boolean hasNewText(IResourceDelta delta) {
		int text = IResourceDelta.CONTENT | IResourceDelta.REPLACED | IResourceDelta.ENCODING;
		return delta.getKind() == IResourceDelta.ADDED || delta.getKind() == IResourceDelta.CHANGED && (delta.getFlags() & text) != 0;
	}
}
