package org.tapsetstudio.dsl.ui.quickfix;

import java.util.Optional;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptEdits;

/** Mends a problem of a file of the workspace: in its editor if it is open, else in what is stored. */
final class StoredFixJob extends Job {
	private static final ITextFileBufferManager BUFFERS = FileBuffers.getTextFileBufferManager();

	private final IPath path;
	private final WantedFix wanted;

	StoredFixJob(IPath path, WantedFix wanted) {
		super(wanted.title());
		this.path = path;
		this.wanted = wanted;
		setSystem(true);
		setPriority(SHORT);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			BUFFERS.connect(path, LocationKind.IFILE, monitor);
		} catch (CoreException e) {
			return e.getStatus();
		}
		ScriptDocument script = ScriptDocument.of(buffer().getDocument());
		ScriptModel model = script == null ? null : script.current();
		Optional<QuickFix> fix = model == null ? Optional.empty() : wanted.in(model);
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			log(ignored -> fix.ifPresent(found -> make(model, found)));
			log(ignored -> BUFFERS.disconnect(path, LocationKind.IFILE, null));
		});
		return Status.OK_STATUS;
	}

	private ITextFileBuffer buffer() {
		return BUFFERS.getTextFileBuffer(path, LocationKind.IFILE);
	}

	/** What nobody else has open is saved at once. */
	private void make(ScriptModel model, QuickFix fix) {
		boolean open = buffer().isDirty() || buffer().isShared();
		if (!ScriptEdits.apply(buffer().getDocument(), model, fix.edits())) {
			schedule();
		} else if (!open) {
			log(monitor -> buffer().commit(monitor, false));
		}
	}

	private static void log(ICoreRunnable step) {
		try {
			step.run(null);
		} catch (CoreException e) {
			ILog.of(StoredFixJob.class).log(e.getStatus());
		}
	}
}
