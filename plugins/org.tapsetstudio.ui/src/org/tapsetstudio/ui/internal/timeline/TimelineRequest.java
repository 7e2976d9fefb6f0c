package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.tapsetstudio.analysis.Losses;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.ui.internal.colour.Look;

/**
 * What a picture is to show.
 *
 * @param first number of its first row
 * @param count of its rows
 * @param width in pixels
 * @param gaps where events are missing
 */
record TimelineRequest(TimelineRows rows, int first, int count, TimeRange window, int width, Look look, List<Losses.Gap> gaps) {
	/** The rows from top to bottom. */
	List<TimelineRows.Row> lanes() {
		return rows.rows().subList(first, first + count);
	}

	private double nanosPerPixel() {
		return (double) window.length() / width;
	}

	/** Whether its picture has all that the other's would have, pixel by pixel. */
	boolean covers(TimelineRequest other) {
		return isOf(other.rows, other.look, other.gaps) && isScaledAs(other) && window.from() <= other.window.from() && window.to() >= other.window.to() && first <= other.first
				&& first + count >= other.first + other.count;
	}

	private boolean isOf(TimelineRows otherRows, Look otherLook, List<Losses.Gap> otherGaps) {
		return rows == otherRows && look.equals(otherLook) && gaps.equals(otherGaps);
	}

	/** Whether both have the same length of time in a pixel, so that over the whole width they differ by less than one. */
	boolean isScaledAs(TimelineRequest other) {
		return Math.abs(nanosPerPixel() / other.nanosPerPixel() - 1) * Math.max(width, other.width) < 1;
	}

	/**
	 * The same with more around it, as far as there is more, so that small moves need no new picture.
	 *
	 * @param share of its width and height to add at each side
	 */
	TimelineRequest wider(double share, long duration) {
		int left = (int) Math.min(share * width, window.from() / nanosPerPixel());
		int right = (int) Math.min(share * width, Math.max(0, duration - window.to()) / nanosPerPixel());
		int up = Math.min(first, (int) (share * count));
		int down = Math.min(rows.rows().size() - first - count, (int) (share * count));
		var wide = new TimeRange(window.from() - Math.round(left * nanosPerPixel()), window.to() + Math.round(right * nanosPerPixel()));
		return new TimelineRequest(rows, first - up, count + up + down, wide, width + left + right, look, gaps);
	}
}
