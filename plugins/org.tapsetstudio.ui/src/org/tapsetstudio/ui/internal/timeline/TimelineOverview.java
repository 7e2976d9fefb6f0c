package org.tapsetstudio.ui.internal.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.ui.internal.colour.Look;
import org.tapsetstudio.ui.internal.picture.PixelRows;

/**
 * What the overview of the whole time is to show: the outermost calls of the threads, of many threads some that stand for all.
 *
 * @param places the threads
 */
record TimelineOverview(TimelineRows rows, List<TimelineRows.Place> places, TimeRange whole, int width, Look look) {
	private static final int MOST = 36;

	PixelRows compute() {
		int lanes = Math.min(MOST, places.size());
		var pixels = new int[lanes][width];
		var functions = new TimelineFunctions(rows);
		var strip = new Strip(width);
		for (int lane : IntStream.range(0, lanes).toArray()) {
			Arrays.fill(pixels[lane], look.palette().background());
			var place = places.get((int) ((long) lane * places.size() / lanes));
			rows.draw(new TimelineRows.Row(0, place.lane(), 0), whole, strip);
			for (int box = 0; box < strip.size(); box++) {
				int colour = look.palette().edge(look.colour(functions.label(strip.function(box))));
				Arrays.fill(pixels[lane], strip.left(box), Math.min(width, strip.right(box)), colour);
			}
		}
		return new PixelRows(width, pixels);
	}
}
