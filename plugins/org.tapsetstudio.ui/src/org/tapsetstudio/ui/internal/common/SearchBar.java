package org.tapsetstudio.ui.internal.common;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.ui.internal.Messages;

/** The line above a picture: what is searched for, how much of it was found, and the range that is seen, where another can be typed. For the user interface's thread. */
public final class SearchBar {
	/** How many columns it fills of a grid. */
	public static final int COLUMNS = 3;

	private final Text search;
	private final Label found;
	private final Text range;

	/** @param rangeWidth pixels of the field for the range */
	public SearchBar(Composite page, int rangeWidth, String rangeHint) {
		search = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.SearchHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		found = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(130, SWT.DEFAULT).applyTo(found);
		range = new Text(page, SWT.BORDER | SWT.SINGLE);
		range.setToolTipText(rangeHint);
		GridDataFactory.fillDefaults().hint(rangeWidth, SWT.DEFAULT).applyTo(range);
	}

	/**
	 * Call once.
	 *
	 * @param words what is searched for at first
	 * @param searched hears the words, now and with each letter
	 * @param entered is called when the user has typed them all
	 */
	public void onSearch(String words, Consumer<Words> searched, Runnable entered) {
		search.setText(words);
		search.addModifyListener(e -> searched.accept(new Words(search.getText())));
		search.addListener(SWT.DefaultSelection, e -> entered.run());
		searched.accept(new Words(words));
	}

	/**
	 * Call once.
	 *
	 * @param parse reads what was typed; nothing where it is no range
	 * @param show shows the range
	 * @param problem what to say of a text that is none, with a place for it
	 */
	public <R> void onRange(Function<String, Optional<R>> parse, Consumer<R> show, String problem, IStatusLineManager status) {
		range.addListener(SWT.DefaultSelection, e -> {
			var typed = parse.apply(range.getText());
			status.setErrorMessage(typed.isEmpty() ? NLS.bind(problem, range.getText()) : null);
			typed.ifPresent(show);
		});
	}

	/** What is searched for. */
	public String text() {
		return search.getText();
	}

	/** Tells how much was found; empty for nothing to tell. */
	public void showFound(String text) {
		if (!text.equals(found.getText())) {
			found.setText(text);
		}
	}

	/** Tells which range is seen, unless somebody types another. */
	public void showRange(String text) {
		if (!range.isFocusControl() && !text.equals(range.getText())) {
			range.setText(text);
		}
	}

	/** Puts the cursor where a search is typed. */
	public void typeSearch() {
		search.setFocus();
	}

	/** Puts the cursor where a range is typed. */
	public void typeRange() {
		range.setFocus();
		range.selectAll();
	}
}
