package org.tapsetstudio.ui.internal.navigator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.actions.CopyFilesAndFoldersOperation;
import org.eclipse.ui.actions.MoveFilesAndFoldersOperation;
import org.eclipse.ui.navigator.CommonDropAdapter;
import org.eclipse.ui.navigator.CommonDropAdapterAssistant;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.transfer.ImportJob;

/**
 * What is dropped in the Project Explorer: a recording that was shared as one file becomes a recording again, and what falls on a recording goes beside it, never into its folder. All else, recordings'
 * folders among it, the platform moves and copies.
 */
public final class RecordingDrop extends CommonDropAdapterAssistant {
	@Override
	public IStatus validateDrop(Object target, int operation, TransferData type) {
		boolean files = FileTransfer.getInstance().isSupportedType(type);
		boolean selection = LocalSelectionTransfer.getTransfer().isSupportedType(type) && isRecording(target);
		return (files || selection) && container(target) != null ? Status.OK_STATUS : Status.CANCEL_STATUS;
	}

	@Override
	public IStatus handleDrop(CommonDropAdapter adapter, DropTargetEvent event, Object target) {
		var into = container(target);
		if (into != null && FileTransfer.getInstance().isSupportedType(event.currentDataType) && event.data instanceof String[] names) {
			takeFiles(names, into, getShell());
			return Status.OK_STATUS;
		}
		if (into != null && LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection) {
			takeResources(selection, into, event.detail == DND.DROP_MOVE);
			return Status.OK_STATUS;
		}
		return Status.CANCEL_STATUS;
	}

	/** Imports shared recordings in the background and copies all else. */
	static void takeFiles(String[] names, IContainer into, Shell shell) {
		List<String> others = new ArrayList<>();
		for (var name : names) {
			if (RecordingArchive.isArchive(Path.of(name)) && name.contains("." + RecordingFolders.EXTENSION)) { //$NON-NLS-1$
				new ImportJob(Path.of(name), into).schedule();
			} else {
				others.add(name);
			}
		}
		if (!others.isEmpty()) {
			new CopyFilesAndFoldersOperation(shell).copyFiles(others.toArray(String[]::new), into);
		}
	}

	private void takeResources(IStructuredSelection selection, IContainer into, boolean move) {
		List<IResource> resources = new ArrayList<>();
		for (var element : selection) {
			var resource = Adapters.adapt(element, IResource.class);
			if (resource != null && !(move && resource.getParent().equals(into))) {
				resources.add(resource);
			}
		}
		var operation = move ? new MoveFilesAndFoldersOperation(getShell()) : new CopyFilesAndFoldersOperation(getShell());
		if (!resources.isEmpty()) {
			operation.copyResources(resources.toArray(IResource[]::new), into);
		}
	}

	/** Where things go that are dropped on something: beside a recording, into any other folder; null for nowhere. */
	static IContainer container(Object target) {
		var resource = Adapters.adapt(target, IResource.class);
		var container = isRecording(resource) ? resource.getParent() : resource;
		return container instanceof IContainer folder && folder.isAccessible() && folder.getLocation() != null ? folder : null;
	}

	private static boolean isRecording(Object element) {
		return element instanceof IResource resource && RecordingFolders.isRecording(resource);
	}
}
