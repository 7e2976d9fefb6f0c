package org.tapsetstudio.ui.internal.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.Bookmark;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Overview of a recording. Its pages are filled in the background: first from the description, then from what the views have read of the events, once all of them are. */
public final class RecordingEditor extends FormEditor {
	public static final String ID = "org.tapsetstudio.ui.editor.recording"; //$NON-NLS-1$

	private final List<RecordingPage> recordingPages = new ArrayList<>();
	private final NotesPage notes = new NotesPage(this);
	private final RecordingListener listener = new Listener();
	private final Job examination = Job.createSystem("recording editor", this::examine); //$NON-NLS-1$
	private volatile RecordingFacts facts;
	/** What was known when the facts were asked for last. */
	private volatile Read read = Read.NOTHING;

	private record Read(RecordingSource source, boolean finished, boolean findings) {
		static final Read NOTHING = new Read(null, false, false);
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof RecordingInput recording)) {
			throw new PartInitException(NLS.bind(Messages.NoRecording, input.getName()));
		}
		super.init(site, input);
		setPartName(recording.getName());
		UiPlugin.recordings().add(listener);
	}

	@Override
	protected void addPages() {
		recordingPages.addAll(List.of(new SummaryPage(this), new ProbesPage(this), new ProcessesPage(this), new FindingsPage(this), notes));
		try {
			for (var page : recordingPages) {
				addPage(page);
			}
		} catch (PartInitException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
		examination.schedule();
	}

	@Override
	protected void createPages() {
		super.createPages();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), HelpContexts.RECORDING_EDITOR);
	}

	@Override
	public void dispose() {
		UiPlugin.recordings().remove(listener);
		examination.cancel();
		super.dispose();
	}

	/** The folder. */
	Path folder() {
		return ((RecordingInput) getEditorInput()).folder();
	}

	/** Has the views show the recording, the part of it that they showed last; changes nothing where they show it. */
	public void showInViews() {
		if (shown().isEmpty()) {
			UiPlugin.recordings().reopen(folder());
		}
	}

	private Optional<RecordingSource> shown() {
		return UiPlugin.recordings().current().filter(source -> source.path().equals(folder()));
	}

	/** What is known so far, or null. */
	RecordingFacts facts() {
		return facts;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// what can be changed is saved at once
	}

	@Override
	public void doSaveAs() {
		// a recording is saved where it is; the export wizard copies it
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	private IStatus examine(IProgressMonitor monitor) {
		try {
			var shown = shown();
			shown.ifPresent(RecordingSource::lookForFindings);
			if (facts == null || facts.findings().isEmpty() || shown.isPresent()) { // what was known of a recording that is not shown any more stays
				show(RecordingFacts.of(folder(), shown));
			}
			return Status.OK_STATUS;
		} catch (IOException e) {
			UiPlugin.onDisplay(() -> recordingPages.forEach(page -> page.fail(e.getMessage())));
			return Status.warning(e.getMessage(), e);
		}
	}

	private void show(RecordingFacts newer) {
		UiPlugin.onDisplay(() -> {
			if (getContainer() != null && !getContainer().isDisposed()) {
				facts = newer;
				recordingPages.forEach(RecordingPage::update);
			}
		});
	}

	private final class Listener implements RecordingListener {
		@Override
		public void changed() {
			var shown = shown().orElse(null);
			var now = shown == null ? Read.NOTHING : new Read(shown, shown.state() == SourceState.FINISHED, shown.findings().isPresent());
			if (!now.equals(read)) {
				read = now;
				examination.schedule();
			}
		}

		@Override
		public void bookmarksChanged(Path recording, List<Bookmark> bookmarks) {
			if (recording.equals(folder())) {
				UiPlugin.onDisplay(() -> notes.saved(bookmarks));
			}
		}
	}
}
