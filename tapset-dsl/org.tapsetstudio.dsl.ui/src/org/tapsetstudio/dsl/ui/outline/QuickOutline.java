package org.tapsetstudio.dsl.ui.outline;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;

/** A window over the editor that lists the declarations of its script, narrowed by what one types; Enter goes to the chosen one. */
final class QuickOutline extends PopupDialog {
	private final ITextEditor editor;
	private final Rectangle place;
	private final List<OutlineEntry> entries;
	private final OutlineEntry current;
	private TreeViewer viewer;
	private TreeItem pressed;
	private Text filter;

	/**
	 * @param place of the editor on the screen
	 * @param current what is selected at first; null for the first entry
	 */
	QuickOutline(Shell parent, ITextEditor editor, Rectangle place, List<OutlineEntry> entries, OutlineEntry current) {
		super(parent, INFOPOPUPRESIZE_SHELLSTYLE, true, false, false, true, false, null, Messages.QuickOutline_hint);
		this.editor = editor;
		this.place = place;
		this.entries = entries;
		this.current = current;
	}

	@Override
	protected Control createTitleControl(Composite parent) {
		filter = new Text(parent, SWT.SINGLE);
		filter.setMessage(Messages.QuickOutline_filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		filter.addModifyListener(event -> narrow());
		filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				goToSelected();
			} else if (event.keyCode == SWT.ARROW_DOWN) {
				viewer.getControl().setFocus();
			}
		}));
		return filter;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.fillDefaults().applyTo(area);
		Tree tree = new Tree(area, SWT.SINGLE);
		// heard before the viewer, which puts other lines in the place of the last one when that offers more
		tree.addListener(SWT.MouseDown, event -> pressed = tree.getItem(new Point(event.x, event.y)));
		viewer = new TreeViewer(tree);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
		OutlineContent.showIn(viewer);
		viewer.setInput(entries);
		select(current);
		tree.addListener(SWT.DefaultSelection, event -> goToSelected());
		tree.addListener(SWT.MouseUp, event -> {
			if (pressed != null && pressed == tree.getItem(new Point(event.x, event.y))) {
				goToSelected();
			}
		});
		return area;
	}

	@Override
	protected Control getFocusControl() {
		return filter;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(Math.min(480, place.width), Math.min(360, place.height));
	}

	@Override
	protected Point getInitialLocation(Point size) {
		return new Point(place.x + (place.width - size.x) / 2, place.y + (place.height - size.y) / 3);
	}

	private void narrow() {
		String words = filter.getText().strip().toLowerCase(Locale.ROOT);
		List<OutlineEntry> left = entries.stream().filter(entry -> entry.label().toLowerCase(Locale.ROOT).contains(words)).toList();
		viewer.setInput(left);
		select(left.contains(current) ? current : null);
	}

	private void select(OutlineEntry entry) {
		List<?> shown = (List<?>) viewer.getInput();
		Object chosen = entry != null ? entry : shown.isEmpty() ? null : shown.get(0);
		viewer.setSelection(chosen == null ? StructuredSelection.EMPTY : new StructuredSelection(chosen), true);
	}

	private void goToSelected() {
		if (viewer.getStructuredSelection().getFirstElement() instanceof OutlineEntry entry) {
			close();
			editor.selectAndReveal(entry.name().start(), entry.name().length());
		}
	}
}
