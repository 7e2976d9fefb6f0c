package org.tapsetstudio.ui.internal.editor;

import java.util.List;
import java.util.Optional;

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
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.data.Bookmark;
import org.tapsetstudio.ui.internal.data.BookmarkEdits;

/** Bookmarks: notes on ranges of time. They are part of the recording and go with it; a change is saved at once. */
final class NotesPage extends RecordingPage {
	private TableViewer viewer;
	private Button edit;
	private Button remove;
	private Optional<List<Bookmark>> saved = Optional.empty();

	NotesPage(RecordingEditor editor) {
		super(editor, "notes", Messages.PageNotes); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		var inside = section(toolkit, body, Messages.PageNotes, 2, true);
		viewer = table(toolkit, inside);
		column(viewer, Messages.ColumnRange, 220, Bookmark.class, bookmark -> TimeRangeText.format(bookmark.time()));
		column(viewer, Messages.ColumnNote, 480, Bookmark.class, Bookmark::note);
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
		show(saved.orElseGet(() -> Bookmark.all(facts.model().getBookmarks())));
	}

	/** They are these now, whatever was read before. */
	void saved(List<Bookmark> bookmarks) {
		saved = Optional.of(bookmarks);
		show(bookmarks);
	}

	private void show(List<Bookmark> bookmarks) {
		if (viewer != null && !viewer.getControl().isDisposed()) {
			viewer.setInput(bookmarks);
			enable();
		}
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
		var whole = new TimeRange(0, recordingEditor().facts().statistics().map(numbers -> numbers.durationNanos()).orElse(0L));
		ask(new Bookmark("", "", whole)).ifPresent(made -> BookmarkEdits.add(recordingEditor().folder(), made.note(), made.time())); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void edit() {
		if (selected() != null) {
			ask(selected()).ifPresent(changed -> BookmarkEdits.change(recordingEditor().folder(), changed));
		}
	}

	private void remove() {
		BookmarkEdits.remove(recordingEditor().folder(), selected());
	}

	private Optional<Bookmark> ask(Bookmark bookmark) {
		var time = new InputDialog(getSite().getShell(), Messages.NoteTitle, Messages.NoteRange, TimeRangeText.format(bookmark.time()),
				text -> TimeRangeText.parse(text, bookmark.time()).isPresent() ? null : Messages.NoRange);
		if (time.open() != Window.OK) {
			return Optional.empty();
		}
		var note = new InputDialog(getSite().getShell(), Messages.NoteTitle, Messages.NoteText, bookmark.note(), null);
		if (note.open() != Window.OK) {
			return Optional.empty();
		}
		return Optional.of(new Bookmark(bookmark.id(), note.getValue(), TimeRangeText.parse(time.getValue(), bookmark.time()).orElse(bookmark.time())));
	}
}
