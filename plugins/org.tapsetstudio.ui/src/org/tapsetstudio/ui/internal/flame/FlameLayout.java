package org.tapsetstudio.ui.internal.flame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/**
 * Computes the picture of a flame graph. Looks only at nodes that are at least half a pixel wide and at their callees, so that the work depends on the picture's size,
 * not on the tree's. For one picture.
 */
final class FlameLayout {
	/** Drawing text is what costs, so there is a limit. */
	static final int MAXIMUM_LABELS = 600;
	private static final int LABEL_WIDTH = 28;
	private static final double SEEN = 0.5;
	private static final int SEPARATED = 4;

	private final FlameRequest request;
	private final CallTreeSnapshot tree;
	private final int width;
	private final List<FlameBox> labels = new ArrayList<>();
	private int lanes;
	private int[] pixels;
	private int[] nodes;

	private FlameLayout(FlameRequest request) {
		this.request = request;
		tree = request.tree();
		width = request.width();
		pixels = new int[width * 32];
		nodes = new int[width * 32];
	}

	static FlamePicture compute(FlameRequest request) {
		return new FlameLayout(request).compute();
	}

	private FlamePicture compute() {
		int lane = 0;
		for (int caller : tree.path(request.zoom())) {
			box(caller, lane++, 0, width, caller != request.zoom());
		}
		children(request.zoom(), lane, 0, width);
		labels.sort(Comparator.comparingInt(FlameBox::width).reversed());
		var shown = labels.size() > MAXIMUM_LABELS ? labels.subList(0, MAXIMUM_LABELS) : labels;
		return new FlamePicture(request, lanes, Arrays.copyOf(pixels, lanes * width), Arrays.copyOf(nodes, lanes * width), List.copyOf(shown), matchShare());
	}

	/** Children side by side, from the left, in the order of their first calls. The depth of recursion is bounded by the depth of stacks that are wide enough to see. */
	private void children(int first, int firstLane, double firstLeft, double firstWidth) {
		record Open(int node, int lane, double left, double width) {
		}
		var open = new java.util.ArrayDeque<Open>();
		open.push(new Open(first, firstLane, firstLeft, firstWidth));
		while (!open.isEmpty()) {
			var parent = open.pop();
			double unit = parent.width / Math.max(1, tree.total(parent.node));
			double left = parent.left;
			for (int i = 0; i < tree.childCount(parent.node); i++) {
				int child = tree.child(parent.node, i);
				double wide = Math.min(tree.total(child) * unit, parent.left + parent.width - left);
				box(child, parent.lane, (int) Math.round(left), (int) Math.round(left + wide), false);
				if (wide >= SEEN && tree.childCount(child) > 0) {
					open.push(new Open(child, parent.lane + 1, left, wide));
				}
				left += wide;
			}
		}
	}

	private void box(int node, int lane, int left, int right, boolean caller) {
		int end = Math.min(width, right);
		if (end <= left) {
			return;
		}
		makeRoom(lane);
		var frame = tree.frame(node);
		int colour = request.palette().colour(frame, request.matches(frame));
		int shown = caller ? request.palette().faded(colour) : colour;
		int row = lane * width;
		Arrays.fill(pixels, row + left, row + end, shown);
		Arrays.fill(nodes, row + left, row + end, node);
		if (end - left >= SEPARATED) {
			pixels[row + end - 1] = request.palette().line(shown);
		}
		if (end - left >= LABEL_WIDTH) {
			labels.add(new FlameBox(node, lane, left, end, shown));
		}
	}

	private void makeRoom(int lane) {
		while ((lane + 1) * width > pixels.length) {
			pixels = Arrays.copyOf(pixels, pixels.length * 2);
			nodes = Arrays.copyOf(nodes, nodes.length * 2);
		}
		for (; lanes <= lane; lanes++) {
			Arrays.fill(pixels, lanes * width, (lanes + 1) * width, request.palette().background());
			Arrays.fill(nodes, lanes * width, (lanes + 1) * width, -1);
		}
	}

	private double matchShare() {
		long whole = tree.total(CallTreeSnapshot.ROOT);
		if (request.words().isEmpty() || whole == 0) {
			return 0;
		}
		var inside = new boolean[tree.size()];
		long found = 0;
		for (int node = 1; node < tree.size(); node++) {
			boolean above = inside[tree.parent(node)];
			boolean matches = above || request.matches(tree.frame(node));
			inside[node] = matches;
			found += matches && !above ? tree.total(node) : 0;
		}
		return Math.min(1, (double) found / whole);
	}
}
