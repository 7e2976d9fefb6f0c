package org.tapsetstudio.ui.internal.flame;

import java.util.List;

import org.tapsetstudio.ui.internal.picture.PixelRows;

/**
 * A computed flame graph. Lanes count from the top. Immutable by convention.
 *
 * @param nodes the node at each pixel of each lane, -1 for none
 * @param labels boxes that get a label, widest first, not many
 * @param matches call paths whose function the search found
 * @param matchShare time in functions that the search found, 0 to 1 of the whole, each stack counted once
 */
record FlamePicture(FlameRequest request, PixelRows image, int[][] nodes, List<FlameBox> labels, int matches, double matchShare) {
	int lanes() {
		return image.height();
	}

	/** The lane of a node, whether it is in the picture or not. */
	int laneOf(int node) {
		int depth = request.tree().depth(node) - 1;
		return request.shape().upwards() ? lanes() - 1 - depth : depth;
	}

	/** The node at a pixel of a lane; -1 for none. */
	int nodeAt(int x, int lane) {
		int width = image.width();
		return x < 0 || x >= width || lane < 0 || lane >= lanes() ? -1 : nodes[lane][x];
	}

	/** The pixels that a node covers: left and right, exclusive; null when it is out of the picture or narrower than a pixel. */
	int[] extent(int node) {
		int lane = laneOf(node);
		if (lane < 0 || lane >= lanes()) {
			return null;
		}
		int width = image.width();
		int left = 0;
		while (left < width && nodes[lane][left] != node) {
			left++;
		}
		int right = left;
		while (right < width && nodes[lane][right] == node) {
			right++;
		}
		return left == right ? null : new int[] { left, right };
	}
}
