package org.tapsetstudio.ui.internal.flame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.picture.BoxText;
import org.tapsetstudio.ui.internal.picture.PixelRows;

/**
 * Computes the picture of a flame graph. Looks only at nodes that are at least half a pixel wide and at their callees, so that the work depends on the picture's size,
 * not on the tree's. For one picture.
 */
final class FlameLayout {
	private static final double SEEN = 0.5;
	private static final int SEPARATED = 4;

	private final FlameRequest request;
	private final CallTreeSnapshot tree;
	private final int width;
	private final List<FlameBox> labels = new ArrayList<>();
	private List<Integer> callers = List.of();
	private final List<int[]> pixels = new ArrayList<>();
	private final List<int[]> nodes = new ArrayList<>();

	private FlameLayout(FlameRequest request) {
		this.request = request;
		tree = request.tree();
		width = request.width();
	}

	static FlamePicture compute(FlameRequest request) {
		return new FlameLayout(request).compute();
	}

	private FlamePicture compute() {
		callers = tree.path(request.zoom());
		double whole = width / (request.range().to() - request.range().from());
		children(-request.range().from() * whole, whole);
		labels.sort(Comparator.comparingInt(FlameBox::width).reversed());
		var shown = labels.size() > BoxText.MAXIMUM ? labels.subList(0, BoxText.MAXIMUM) : labels;
		boolean up = request.shape().upwards();
		var found = FlameSearch.of(tree, request.look().words());
		return new FlamePicture(request, new PixelRows(width, lanes(pixels, up)), lanes(nodes, up),
				shown.stream().map(box -> up ? box.onLane(pixels.size() - 1 - box.lane()) : box).toList(), found.nodes(), found.share());
	}

	private static int[][] lanes(List<int[]> downwards, boolean up) {
		return (up ? downwards.reversed() : downwards).toArray(int[][]::new);
	}

	/** Children side by side from the left. The work is bounded by the depth of stacks that are wide enough to see. */
	private void children(double firstLeft, double firstWidth) {
		record Open(int node, int lane, double left, double width) {
		}
		var open = new ArrayDeque<Open>();
		open.push(new Open(CallTreeSnapshot.ROOT, 0, firstLeft, firstWidth));
		while (!open.isEmpty()) {
			var parent = open.pop();
			double unit = parent.width / Math.max(1, tree.total(parent.node));
			double left = parent.left;
			for (int child : FlameOrder.children(tree, parent.node, request.shape().order())) {
				double wide = Math.min(tree.total(child) * unit, parent.left + parent.width - left);
				if (left + wide > 0 && left < width) {
					box(child, parent.lane, left, left + wide);
					if (wide >= SEEN && tree.childCount(child) > 0) {
						open.push(new Open(child, parent.lane + 1, left, wide));
					}
				}
				left += wide;
			}
		}
	}

	private void box(int node, int lane, double from, double to) {
		int left = (int) Math.max(0, Math.round(from));
		int end = (int) Math.min(width, Math.round(to));
		if (end <= left) {
			return;
		}
		makeRoom(lane);
		var palette = request.look().palette();
		int colour = colour(node);
		boolean caller = lane < callers.size() - 1 && callers.get(lane) == node;
		int shown = caller ? palette.faded(colour) : colour;
		var row = pixels.get(lane);
		Arrays.fill(row, left, end, end - left < SEPARATED ? palette.edge(shown) : shown);
		Arrays.fill(nodes.get(lane), left, end, node);
		if (end - left >= SEPARATED) {
			row[left] = palette.edge(shown);
			row[end - 1] = palette.line(shown);
		}
		if (end - left >= BoxText.NARROWEST) {
			labels.add(new FlameBox(node, lane, left, end, shown));
		}
	}

	private int colour(int node) {
		var look = request.look();
		return tree.isDifference() && !look.words().match(tree.frame(node)) ? look.palette().change(FlameText.strength(tree, node)) : look.colour(tree.frame(node));
	}

	private void makeRoom(int lane) {
		while (pixels.size() <= lane) {
			pixels.add(row(request.look().palette().background()));
			nodes.add(row(-1));
		}
	}

	private int[] row(int value) {
		var row = new int[width];
		Arrays.fill(row, value);
		return row;
	}
}
