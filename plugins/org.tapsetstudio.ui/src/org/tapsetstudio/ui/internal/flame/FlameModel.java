package org.tapsetstudio.ui.internal.flame;

import java.util.List;

import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** What a flame graph shows: the data, the zoomed node, the selected node (0 for none), what a search looks for. For the user interface's thread. */
final class FlameModel {
	private CallTreeSnapshot tree = CallTreeSnapshot.EMPTY;
	private FlameShape shape = FlameShape.DEFAULT;
	private List<FrameLabel> zoom = List.of();
	private List<FrameLabel> selected = List.of();
	private int zoomed;
	/** What is seen of the whole where it is not just the zoomed node. */
	private FlameRange free;
	private int chosen;
	private Words words = Words.NONE;

	/** Takes newer data, perhaps with other numbers: zoom and selection are kept by names. */
	void setTree(CallTreeSnapshot newTree) {
		tree = newTree;
		zoomed = tree.find(zoom);
		chosen = exactly(selected);
	}

	private int exactly(List<FrameLabel> path) {
		int node = tree.find(path);
		return !path.isEmpty() && tree.depth(node) == path.size() ? node : 0;
	}

	void reset() {
		setZoom(CallTreeSnapshot.ROOT);
		select(0);
	}

	void setZoom(int node) {
		free = null;
		zoomed = node;
		zoom = tree.frames(node);
	}

	/** Zooms to where this path leads, now or when the data is there. */
	void setZoom(List<FrameLabel> path) {
		free = null;
		zoom = List.copyOf(path);
		zoomed = tree.find(zoom);
	}

	/** Shows any part of the width. */
	void setRange(FlameRange range) {
		setZoom(CallTreeSnapshot.ROOT);
		free = range;
	}

	/** What is seen. */
	FlameRange range() {
		return free != null ? free : FlameRange.of(tree, zoomed, shape.order());
	}

	List<FrameLabel> zoomPath() {
		return zoom;
	}

	void select(int node) {
		chosen = node;
		selected = tree.frames(node);
	}

	/** Selects what this path leads to, now or when the data is there. */
	void select(List<FrameLabel> path) {
		selected = List.copyOf(path);
		chosen = exactly(selected);
	}

	List<FrameLabel> selectedPath() {
		return selected;
	}

	void setWords(Words newWords) {
		words = newWords;
	}

	void setShape(FlameShape newShape) {
		shape = newShape;
	}

	CallTreeSnapshot tree() {
		return tree;
	}

	FlameShape shape() {
		return shape;
	}

	int zoom() {
		return zoomed;
	}

	int selected() {
		return chosen;
	}

	Words words() {
		return words;
	}
}
