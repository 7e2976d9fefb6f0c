package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Where things are in a timeline: on top the overview of the whole time, below it the axis, then the lanes with the names of their threads at the left.
 *
 * @param lane height of a lane in pixels
 */
record TimelineArea(int width, int height, int lane) {
	private static final int OVERVIEW = 36;
	private static final int WIDEST_NAME = 180;

	int names() {
		return Math.min(WIDEST_NAME, width / 4);
	}

	Rectangle overview() {
		return new Rectangle(names(), 0, lanesWidth(), OVERVIEW);
	}

	Rectangle axis() {
		return new Rectangle(names(), OVERVIEW, lanesWidth(), lane);
	}

	Rectangle lanes() {
		int top = OVERVIEW + lane;
		return new Rectangle(names(), top, lanesWidth(), Math.max(0, height - top));
	}

	int lanesWidth() {
		return Math.max(1, width - names());
	}

	/** Lanes that are seen, the last one perhaps in part. */
	int visibleLanes() {
		return (lanes().height + lane - 1) / lane;
	}

	/** The lane at a height, from 0 for the first that is seen; below 0 above them. */
	int laneAt(int y) {
		return Math.floorDiv(y - lanes().y, lane);
	}
}
