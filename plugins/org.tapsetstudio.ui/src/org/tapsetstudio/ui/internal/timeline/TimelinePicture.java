package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.tapsetstudio.ui.internal.picture.PixelRows;

/**
 * A computed timeline.
 *
 * @param labels of boxes with room for a name, widest first
 */
record TimelinePicture(TimelineRequest request, PixelRows image, List<Label> labels) {
	/** A name in a box: pixels from left to right, exclusive, in a lane. */
	record Label(String text, int lane, int left, int right, int colour) {
		int width() {
			return right - left;
		}
	}
}
