package org.tapsetstudio.ui.internal.navigator;

import org.eclipse.core.resources.IResource;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.open.RecordingOpener;

/** Opens recordings from the Project Explorer: by double-click, by Enter, from the menu. */
public final class RecordingActions extends CommonActionProvider {
	private Action open;

	@Override
	public void init(ICommonActionExtensionSite site) {
		super.init(site);
		open = new Action(Messages.OpenRecording) {
			@Override
			public void run() {
				var recording = selected();
				if (recording != null && site.getViewSite() instanceof ICommonViewerWorkbenchSite workbench) {
					RecordingOpener.open(workbench.getPage(), recording.getLocation().toPath());
				}
			}
		};
	}

	@Override
	public void fillActionBars(IActionBars bars) {
		if (selected() != null) {
			bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
		}
	}

	@Override
	public void fillContextMenu(IMenuManager menu) {
		if (selected() != null) {
			menu.appendToGroup(ICommonMenuConstants.GROUP_OPEN, open);
		}
	}

	private IResource selected() {
		var context = getContext();
		return context != null && context.getSelection() instanceof IStructuredSelection selection && selection.size() == 1
				&& selection.getFirstElement() instanceof IResource resource && RecordingFolders.isRecording(resource) && resource.getLocation() != null ? resource : null;
	}
}
