package org.tapsetstudio.ui.internal.flame;

import java.util.Optional;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeViews;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Look;
import org.tapsetstudio.ui.internal.common.GraphicAccess;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.picture.BoxText;

/** A flame graph that can be driven by mouse and by keys alone, see {@link FlameMouse} and {@link FlameKeys}. Pictures are computed off the user interface's thread. */
public final class FlameCanvas extends Canvas {
	private final FlamePainter painter = new FlamePainter(this);
	private final Newest<FlameRequest, FlamePicture> pictures = new Newest<>("flame graph", (request, progress) -> FlameLayout.compute(request), this::take); //$NON-NLS-1$
	private final Newest<CallTree, CallTreeSnapshot> turns = new Newest<>("inverted call tree", //$NON-NLS-1$
			(tree, progress) -> CallTreeViews.fromLeaves(tree, progress).map(CallTreeSnapshot::of).orElse(null), this::shown);
	private final FlameModel model = new FlameModel();
	private CallTreeSnapshot source = CallTreeSnapshot.EMPTY;
	private Optional<CallTree> turnable = Optional.empty();
	private FlamePicture picture;
	private int scrolled;
	private boolean atRoots = true;
	private IntConsumer selected = node -> { };
	private IntConsumer opened = node -> { };
	private Runnable painted = () -> { };

	public FlameCanvas(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
		addDisposeListener(e -> {
			pictures.cancel();
			turns.cancel();
		});
		addPaintListener(e -> {
			if (picture == null) {
				e.gc.setBackground(Colours.background(this));
				e.gc.fillRectangle(getClientArea());
			} else {
				if (!picture.request().look().palette().equals(Colours.of(this))) {
					refresh(); // the theme has changed; the picture in other colours comes soon
				}
				painter.paint(e.gc, picture, getClientArea(), laneHeight(), top(), model.selected());
				FlameMouse.paintBand(this, e.gc);
			}
		});
		Colours.follow(this, this::refresh);
		addListener(SWT.Resize, e -> refresh());
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getVerticalBar().addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> scrollTo(getVerticalBar().getSelection())));
		new FlameMouse(this).install();
		new FlameKeys(this).install();
		FlameMenu.addContext(this);
		GraphicAccess.install(this, this::selectionText, Messages.FlameDescription, Messages.FlameKeys);
	}

	/** Hears of the node that the user selects, in the numbers of the {@linkplain #tree shown tree}. */
	public void onSelect(IntConsumer listener) {
		selected = listener;
	}

	/** Hears of the node whose source the user wants. */
	public void onOpen(IntConsumer listener) {
		opened = listener;
	}

	/** Called after a new picture was taken. */
	public void onPicture(Runnable listener) {
		painted = listener;
	}

	FlameModel model() {
		return model;
	}

	/** The tree as it is shown: turned round where the shape is inverted. */
	public CallTreeSnapshot tree() {
		return model.tree();
	}

	/** The newest picture, or null. */
	FlamePicture picture() {
		return picture;
	}

	/**
	 * Takes newer data.
	 *
	 * @param calls what can be turned round; empty where the tree is always shown as it is
	 */
	public void setTree(CallTreeSnapshot tree, Optional<CallTree> calls) {
		source = tree;
		turnable = calls;
		if (model.shape().inverted() && calls.isPresent()) {
			turns.ask(calls.get());
		} else {
			shown(tree);
		}
	}

	/** Forgets what was shown of another recording. */
	void reset() {
		model.reset();
		picture = null;
		setToolTipText(null);
	}

	private void shown(CallTreeSnapshot tree) {
		if (!isDisposed() && (tree == source || model.shape().inverted())) {
			model.setTree(tree);
			refresh();
		}
	}

	void setShape(FlameShape shape) {
		boolean turned = shape.inverted() != model.shape().inverted();
		model.setShape(shape);
		atRoots = true;
		if (turned) {
			model.reset();
			setTree(source, turnable);
		} else {
			refresh();
		}
	}

	public void search(Words words) {
		model.setWords(words);
		refresh();
	}

	void zoom(int node) {
		model.setZoom(node);
		refresh();
	}

	void show(FlameRange range) {
		model.setRange(range);
		refresh();
	}

	/** Selects a node of the tree that was given and scrolls to it; does not tell the listener. */
	void reveal(int given) {
		int node = model.shape().inverted() ? Math.max(0, model.tree().child(CallTreeSnapshot.ROOT, source.frame(given))) : given;
		model.select(node);
		if (node > 0 && !model.tree().isWithin(node, model.zoom())) {
			model.setZoom(CallTreeSnapshot.ROOT);
		}
		scrollToNode(node);
		refresh();
	}

	void select(int node) {
		model.select(node);
		GraphicAccess.selectionChanged(this);
		refresh();
		selected.accept(node);
	}

	void open(int node) {
		if (node > 0 && node < model.tree().size()) {
			opened.accept(node);
		}
	}

	int laneHeight() {
		return BoxText.laneHeight(this);
	}

	/** Where the first lane is. Flames that do not fill the area stand on its ground. */
	private int top() {
		int height = picture.lanes() * laneHeight();
		return picture.request().shape().upwards() && height < getClientArea().height ? getClientArea().height - height : -scrolled;
	}

	int nodeAt(int x, int y) {
		return picture == null ? -1 : picture.nodeAt(x, Math.floorDiv(y - top(), laneHeight()));
	}

	/** Asks for a new picture. */
	void refresh() {
		int width = getClientArea().width;
		if (width > 0) {
			var look = new Look(Colours.of(this), Colours.colouring(), model.words(), null);
			pictures.ask(new FlameRequest(model.tree(), model.range(), model.zoom(), width, model.shape(), look));
		}
	}

	private void take(FlamePicture computed) {
		if (isDisposed()) {
			return;
		}
		picture = computed;
		int height = computed.lanes() * laneHeight();
		int visible = Math.max(1, getClientArea().height);
		int wanted = atRoots && computed.request().shape().upwards() ? height : scrolled;
		scrolled = Math.clamp(wanted, 0, Math.max(0, height - visible));
		getVerticalBar().setValues(scrolled, 0, Math.max(1, height), Math.min(visible, Math.max(1, height)), laneHeight(), visible);
		getVerticalBar().setVisible(height > visible);
		redraw();
		painted.run();
	}

	void scrollToNode(int node) {
		if (picture == null || node <= 0 || node >= picture.request().tree().size()) {
			return; // the picture is older than the node
		}
		int y = picture.laneOf(node) * laneHeight();
		if (y < scrolled) {
			scrollTo(y);
		} else if (y + laneHeight() > scrolled + getClientArea().height) {
			scrollTo(y + laneHeight() - getClientArea().height);
		}
	}

	void scrollBy(int pixels) {
		scrollTo(scrolled + pixels);
	}

	private void scrollTo(int wanted) {
		int height = picture == null ? 0 : picture.lanes() * laneHeight();
		scrolled = Math.clamp(wanted, 0, Math.max(0, height - getClientArea().height));
		atRoots = scrolled >= height - getClientArea().height;
		getVerticalBar().setSelection(scrolled);
		redraw();
	}

	/** What is selected, in words. */
	String selectionText() {
		return model.selected() > 0 ? FlameText.describe(model.tree(), model.selected()) : Messages.FlameNoSelection;
	}

	/** Draws what is seen, for example into a file. */
	public void draw(GC gc) {
		if (picture != null) {
			painter.paint(gc, picture, getClientArea(), laneHeight(), top(), model.selected());
		}
	}
}
