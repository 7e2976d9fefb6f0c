package org.tapsetstudio.ui.internal.editor;

import java.util.UUID;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.model.recording.Bookmark;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.ui.internal.Messages;

/** Bookmarks: notes on ranges of time. They are part of the recording and go with it. */
final class NotesPage extends RecordingPage {
	private TableViewer viewer;
	private Button edit;
	private Button remove;

	NotesPage(RecordingEditor editor) {
		super(editor, "notes", Messages.PageNotes); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		var inside = section(toolkit, body, Messages.PageNotes, 2, true);
		viewer = table(toolkit, inside);
		column(viewer, Messages.ColumnRange, 220, Bookmark.class, NotesPage::range);
		column(viewer, Messages.ColumnNote, 480, Bookmark.class, bookmark -> text(bookmark.getNote()));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.addSelectionChangedListener(e -> enable());
		viewer.addDoubleClickListener(e -> edit());
		var buttons = toolkit.createComposite(inside);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		button(toolkit, buttons, Messages.AddNote, this::add);
		edit = button(toolkit, buttons, Messages.EditNote, this::edit);
		remove = button(toolkit, buttons, Messages.RemoveNote, this::remove);
		enable();
	}

	private static Button button(FormToolkit toolkit, Composite parent, String label, Runnable run) {
		var button = toolkit.createButton(parent, label, SWT.PUSH);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run.run()));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	@Override
	protected void show(RecordingFacts facts) {
		viewer.setInput(facts.model().getBookmarks());
		enable();
	}

	private void enable() {
		boolean one = selected() != null;
		edit.setEnabled(one);
		remove.setEnabled(one);
	}

	private Bookmark selected() {
		return (Bookmark) viewer.getStructuredSelection().getFirstElement();
	}

	private void add() {
		var made = RecordingFactory.eINSTANCE.createBookmark();
		made.setId(UUID.randomUUID().toString());
		made.setEndNanos(recordingEditor().facts().statistics().map(numbers -> numbers.durationNanos()).orElse(0L));
		if (ask(made)) {
			recordingEditor().facts().model().getBookmarks().add(made);
			changed();
		}
	}

	private void edit() {
		if (selected() != null && ask(selected())) {
			changed();
		}
	}

	private void remove() {
		recordingEditor().facts().model().getBookmarks().remove(selected());
		changed();
	}

	private boolean ask(Bookmark bookmark) {
		var current = new TimeRange(bookmark.getStartNanos(), Math.max(bookmark.getStartNanos(), bookmark.getEndNanos()));
		var time = new InputDialog(getSite().getShell(), Messages.NoteTitle, Messages.NoteRange, TimeRangeText.format(current),
				text -> TimeRangeText.parse(text, current).isPresent() ? null : Messages.NoRange);
		if (time.open() != Window.OK) {
			return false;
		}
		var note = new InputDialog(getSite().getShell(), Messages.NoteTitle, Messages.NoteText, text(bookmark.getNote()), null);
		if (note.open() != Window.OK) {
			return false;
		}
		var range = TimeRangeText.parse(time.getValue(), current).orElse(current);
		bookmark.setStartNanos(range.from());
		bookmark.setEndNanos(range.to());
		bookmark.setNote(note.getValue());
		return true;
	}

	private void changed() {
		viewer.refresh();
		enable();
		recordingEditor().setDirty(true);
	}

	private static String range(Bookmark bookmark) {
		return TimeRangeText.format(new TimeRange(bookmark.getStartNanos(), Math.max(bookmark.getStartNanos(), bookmark.getEndNanos())));
	}
}
