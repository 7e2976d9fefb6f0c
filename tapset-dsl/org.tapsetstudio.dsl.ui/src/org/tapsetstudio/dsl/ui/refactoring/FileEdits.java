package org.tapsetstudio.dsl.ui.refactoring;

import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ui.document.ScriptEdits;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;

/** Makes edits in files: in their editors, where they stay unsaved; what nobody has open is saved. Tells of files whose text is no longer that of the model. */
final class FileEdits extends Job {
	private static final ITextFileBufferManager BUFFERS = FileBuffers.getTextFileBufferManager();

	private final Map<ScriptModel, List<TextEdit>> edits;

	FileEdits(Map<ScriptModel, List<TextEdit>> edits) {
		super(Messages.Rename_job);
		this.edits = edits;
		setUser(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		MultiStatus result = new MultiStatus(FileEdits.class, 0, Messages.Rename_failed);
		edits.forEach((model, made) -> {
			try {
				change(model, made, monitor);
			} catch (CoreException e) {
				result.add(e.getStatus());
			}
		});
		return result;
	}

	private static void change(ScriptModel model, List<TextEdit> made, IProgressMonitor monitor) throws CoreException {
		IFile file = ScriptSource.file(model.fileName());
		IFileStore store = EFS.getLocalFileSystem().getStore(IPath.fromOSString(model.fileName()));
		if (file != null) {
			BUFFERS.connect(file.getFullPath(), LocationKind.IFILE, monitor);
		} else {
			BUFFERS.connectFileStore(store, monitor);
		}
		try {
			change(file != null ? BUFFERS.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE) : BUFFERS.getFileStoreTextFileBuffer(store), model, made);
		} finally {
			inUi(ignored -> {
				if (file != null) {
					BUFFERS.disconnect(file.getFullPath(), LocationKind.IFILE, null);
				} else {
					BUFFERS.disconnectFileStore(store, null);
				}
			});
		}
	}

	private static void change(ITextFileBuffer buffer, ScriptModel model, List<TextEdit> made) throws CoreException {
		inUi(ignored -> {
			boolean open = buffer.isDirty() || buffer.isShared();
			if (!ScriptEdits.apply(buffer.getDocument(), model, made)) {
				throw new CoreException(Status.error(NLS.bind(Messages.Rename_changed, model.fileName())));
			}
			if (!open) {
				buffer.commit(null, false);
			}
		});
	}

	/** Documents belong to the UI thread. */
	private static void inUi(ICoreRunnable step) throws CoreException {
		CoreException[] failure = new CoreException[1];
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.syncExec(() -> {
			try {
				step.run(null);
			} catch (CoreException e) {
				failure[0] = e;
			}
		});
		if (failure[0] != null) {
			throw failure[0];
		}
	}
}
