package org.tapsetstudio.ui.internal.flame;

import java.util.List;

/**
 * A computed flame graph: one row of pixels for each lane, to be drawn stretched to the height of a lane. Immutable by convention.
 *
 * @param pixels 0xRRGGBB, {@code lanes} rows of {@code request.width()}
 * @param nodes the node at each pixel, -1 for none
 * @param labels boxes that get a label, widest first, not many
 * @param matchShare time in functions that the search found, 0 to 1 of the whole, each stack counted once
 */
record FlamePicture(FlameRequest request, int lanes, int[] pixels, int[] nodes, List<FlameBox> labels, double matchShare) {
	/** The node at a pixel of a lane; -1 for none. */
	int nodeAt(int x, int lane) {
		int width = request.width();
		return x < 0 || x >= width || lane < 0 || lane >= lanes ? -1 : nodes[lane * width + x];
	}

	/** The pixels that a node covers: left and right, exclusive; null when it is out of the picture or narrower than a pixel. */
	int[] extent(int node) {
		int lane = request.tree().depth(node) - 1;
		if (lane < 0 || lane >= lanes) {
			return null;
		}
		int width = request.width();
		int left = 0;
		while (left < width && nodes[lane * width + left] != node) {
			left++;
		}
		int right = left;
		while (right < width && nodes[lane * width + right] == node) {
			right++;
		}
		return left == right ? null : new int[] { left, right };
	}
}
