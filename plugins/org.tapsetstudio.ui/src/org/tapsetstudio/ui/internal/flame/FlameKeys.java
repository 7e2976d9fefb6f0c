package org.tapsetstudio.ui.internal.flame;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * The keys of a flame graph. Arrows go to the boxes around the selected one; Enter zooms to it, Backspace to its caller, Home and Escape show all; W and S or + and - zoom, A and D move;
 * N and Shift+N go from one search result to the next; F3 opens the source.
 */
final class FlameKeys {
	private static final double STEP = 0.7;
	private static final double MOVE = 0.15;

	private final FlameCanvas canvas;

	FlameKeys(FlameCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		canvas.addKeyListener(KeyListener.keyPressedAdapter(this::key));
	}

	private void key(KeyEvent e) {
		if ((e.stateMask & (SWT.CTRL | SWT.ALT)) == 0 && press(e)) {
			e.doit = false;
		}
	}

	private boolean press(KeyEvent e) {
		var model = canvas.model();
		var tree = model.tree();
		int node = model.selected() > 0 ? model.selected() : FlameNavigation.down(tree, model.zoom());
		boolean chosen = model.selected() > 0;
		boolean upwards = model.shape().upwards();
		switch (Character.toLowerCase(e.keyCode)) {
		case SWT.ARROW_UP -> move(!chosen ? node : upwards ? FlameNavigation.down(tree, node) : FlameNavigation.up(tree, node));
		case SWT.ARROW_DOWN -> move(!chosen ? node : upwards ? FlameNavigation.up(tree, node) : FlameNavigation.down(tree, node));
		case SWT.ARROW_LEFT -> move(FlameNavigation.beside(tree, node, -1, model.shape().order()));
		case SWT.ARROW_RIGHT -> move(FlameNavigation.beside(tree, node, 1, model.shape().order()));
		case SWT.PAGE_DOWN -> canvas.scrollBy(canvas.getClientArea().height);
		case SWT.PAGE_UP -> canvas.scrollBy(-canvas.getClientArea().height);
		case SWT.HOME, SWT.ESC -> canvas.zoom(CallTreeSnapshot.ROOT);
		case SWT.CR, SWT.KEYPAD_CR -> canvas.zoom(node);
		case SWT.BS -> canvas.zoom(Math.max(0, tree.parent(model.zoom())));
		case 'w', SWT.KEYPAD_ADD, '+', '=' -> canvas.show(model.range().zoom(STEP, 0.5));
		case 's', SWT.KEYPAD_SUBTRACT, '-' -> canvas.show(model.range().zoom(1 / STEP, 0.5));
		case 'a' -> canvas.show(model.range().pan(-MOVE));
		case 'd' -> canvas.show(model.range().pan(MOVE));
		case 'n' -> move(FlameSearch.next(tree, model.words(), model.selected(), (e.stateMask & SWT.SHIFT) != 0 ? -1 : 1));
		case SWT.F3 -> canvas.open(node);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void move(int node) {
		var model = canvas.model();
		if (node > 0 && node < model.tree().size()) {
			if (!model.tree().isWithin(node, model.zoom())) {
				canvas.zoom(node);
			}
			canvas.select(node);
			canvas.scrollToNode(node);
		}
	}
}
