package org.tapsetstudio.ui.internal.flame;

import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * A flame graph that can be driven by mouse and by keys alone. Roots are at the top.
 * <p>
 * Click zooms to a function, double-click opens it; the wheel zooms, with Shift it scrolls. Arrows go to caller, costliest callee and neighbours; Enter zooms, Backspace
 * zooms out, Home shows all.
 */
final class FlameCanvas extends Canvas {
	private final FlamePainter painter;
	private final FlameJob job;
	private final FlameModel model = new FlameModel();
	private FlamePicture picture;
	private int top;
	private int hovered = -1;
	private IntConsumer selected = node -> { };
	private IntConsumer opened = node -> { };
	private Runnable painted = () -> { };

	FlameCanvas(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
		painter = new FlamePainter(getDisplay());
		job = new FlameJob(computed -> UiPlugin.onDisplay(() -> take(computed)));
		addDisposeListener(e -> {
			job.cancel();
			painter.dispose();
		});
		addPaintListener(e -> {
			if (picture == null) {
				e.gc.setBackground(FlameColours.background(this));
				e.gc.fillRectangle(getClientArea());
			} else {
				if (!picture.request().palette().equals(FlameColours.of(this))) {
					refresh(); // the theme has changed; the picture in other colours comes soon
				}
				painter.paint(e.gc, picture, getClientArea(), laneHeight(), top, model.selected(), true);
			}
		});
		addListener(SWT.Resize, e -> refresh());
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addMouse();
		addKeyListener(KeyListener.keyPressedAdapter(this::key));
		getVerticalBar().addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> scrollTo(getVerticalBar().getSelection())));
		FlameAccessible.install(this);
	}

	void onSelect(IntConsumer listener) {
		selected = listener;
	}

	void onOpen(IntConsumer listener) {
		opened = listener;
	}

	/** Called after a new picture was taken. */
	void onPicture(Runnable listener) {
		painted = listener;
	}

	FlameModel model() {
		return model;
	}

	/** The newest picture, or null. */
	FlamePicture picture() {
		return picture;
	}

	/** Takes newer data of the same recording. */
	void setTree(CallTreeSnapshot tree) {
		model.setTree(tree);
		refresh();
	}

	void search(String words) {
		model.setWords(words);
		refresh();
	}

	void zoom(int node) {
		model.setZoom(node);
		refresh();
	}

	/** Selects a node and scrolls to it; does not tell the listener. */
	void reveal(int node) {
		model.select(node);
		if (!model.tree().isWithin(node, model.zoom())) {
			model.setZoom(CallTreeSnapshot.ROOT);
			refresh();
		}
		scrollToLane(model.tree().depth(node) - 1);
		redraw();
	}

	int laneHeight() {
		var font = getFont().getFontData()[0];
		return Math.max(16, (int) Math.round(font.getHeight() * getDisplay().getDPI().y / 72.0 * 1.35) + 5);
	}

	/** Asks for a new picture, for example after the colours changed. */
	void refresh() {
		int width = getClientArea().width;
		if (width > 0) {
			job.request(new FlameRequest(model.tree(), model.zoom(), width, model.words(), FlameColours.of(this)));
		}
	}

	private void take(FlamePicture computed) {
		if (!isDisposed()) {
			picture = computed;
			int height = computed.lanes() * laneHeight();
			int visible = Math.max(1, getClientArea().height);
			getVerticalBar().setValues(Math.min(top, Math.max(0, height - visible)), 0, Math.max(1, height), Math.min(visible, Math.max(1, height)), laneHeight(), visible);
			getVerticalBar().setVisible(height > visible);
			top = height > visible ? getVerticalBar().getSelection() : 0;
			redraw();
			painted.run();
		}
	}

	private void addMouse() {
		addMouseListener(MouseListener.mouseDownAdapter(e -> {
			setFocus();
			int node = nodeAt(e);
			if (e.button == 1 && node > 0) {
				select(node);
				zoom(node);
			}
		}));
		addMouseListener(MouseListener.mouseDoubleClickAdapter(e -> {
			if (e.button == 1 && model.selected() > 0) {
				opened.accept(model.selected());
			}
		}));
		addMouseMoveListener(this::hover);
		addListener(SWT.MouseVerticalWheel, e -> {
			if ((e.stateMask & SWT.SHIFT) != 0) {
				scrollTo(top - e.count * laneHeight());
			} else {
				int node = picture == null ? -1 : picture.nodeAt(e.x, (e.y + top) / laneHeight());
				zoom(e.count > 0 ? node > 0 ? FlameNavigation.towards(model.tree(), model.zoom(), node) : model.zoom() : Math.max(0, model.tree().parent(model.zoom())));
			}
			e.doit = false;
		});
	}

	private void hover(MouseEvent e) {
		int node = nodeAt(e);
		if (node != hovered) {
			hovered = node;
			setToolTipText(node > 0 && node < model.tree().size() ? FlameText.describe(model.tree(), node) : null);
		}
	}

	private int nodeAt(MouseEvent e) {
		return picture == null ? -1 : picture.nodeAt(e.x, (e.y + top) / laneHeight());
	}

	private void key(KeyEvent e) {
		var tree = model.tree();
		int node = model.selected() > 0 ? model.selected() : FlameNavigation.down(tree, model.zoom());
		switch (e.keyCode) {
		case SWT.ARROW_UP -> move(model.selected() > 0 ? FlameNavigation.up(tree, node) : node);
		case SWT.ARROW_DOWN -> move(model.selected() > 0 ? FlameNavigation.down(tree, node) : node);
		case SWT.ARROW_LEFT -> move(FlameNavigation.beside(tree, node, -1));
		case SWT.ARROW_RIGHT -> move(FlameNavigation.beside(tree, node, 1));
		case SWT.PAGE_DOWN -> scrollTo(top + getClientArea().height);
		case SWT.PAGE_UP -> scrollTo(top - getClientArea().height);
		case SWT.HOME, SWT.ESC -> zoom(CallTreeSnapshot.ROOT);
		case SWT.CR, SWT.KEYPAD_CR, SWT.KEYPAD_ADD, '+' -> zoom(node);
		case SWT.BS, SWT.KEYPAD_SUBTRACT, '-' -> zoom(Math.max(0, tree.parent(model.zoom())));
		case SWT.F3 -> opened.accept(node);
		default -> {
			return;
		}
		}
		e.doit = false;
	}

	private void move(int node) {
		if (node > 0 && node < model.tree().size()) {
			if (!model.tree().isWithin(node, model.zoom())) {
				zoom(node);
			}
			select(node);
			scrollToLane(model.tree().depth(node) - 1);
		}
	}

	private void select(int node) {
		model.select(node);
		FlameAccessible.selectionChanged(this);
		redraw();
		selected.accept(node);
	}

	private void scrollToLane(int lane) {
		int y = lane * laneHeight();
		if (y < top) {
			scrollTo(y);
		} else if (y + laneHeight() > top + getClientArea().height) {
			scrollTo(y + laneHeight() - getClientArea().height);
		}
	}

	private void scrollTo(int wanted) {
		int height = picture == null ? 0 : picture.lanes() * laneHeight();
		top = Math.clamp(wanted, 0, Math.max(0, height - getClientArea().height));
		getVerticalBar().setSelection(top);
		redraw();
	}
}
