package org.tapsetstudio.ui.internal.flame;

/** A box with room for a label: pixels from {@code left} to {@code right}, exclusive, in a lane. */
record FlameBox(int node, int lane, int left, int right, int colour) {
	int width() {
		return right - left;
	}

	FlameBox onLane(int other) {
		return new FlameBox(node, other, left, right, colour);
	}
}
