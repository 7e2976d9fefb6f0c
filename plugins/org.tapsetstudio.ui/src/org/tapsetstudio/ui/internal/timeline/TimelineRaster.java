package org.tapsetstudio.ui.internal.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.Losses;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.picture.BoxText;
import org.tapsetstudio.ui.internal.picture.PixelRows;

/** Paints the lanes of a timeline, one row of pixels each. Costs what is to be seen, however many calls there are. For one picture. */
final class TimelineRaster {
	private static final int SEPARATED = 4;
	private static final int STRIPES = 8;

	private final TimelineRequest request;
	private final List<TimelineRows.Row> lanes;
	private final TimelineFunctions functions;
	private final int width;
	private final int[][] pixels;
	private final List<TimelinePicture.Label> labels = new ArrayList<>();
	private int[] colours = {};

	private TimelineRaster(TimelineRequest request) {
		this.request = request;
		lanes = request.lanes();
		functions = new TimelineFunctions(request.rows());
		width = request.width();
		pixels = new int[lanes.size()][width];
	}

	/** @return null when cancelled */
	static TimelinePicture compute(TimelineRequest request, Progress progress) {
		return new TimelineRaster(request).compute(progress);
	}

	private TimelinePicture compute(Progress progress) {
		var strip = new Strip(width);
		for (int lane = 0; lane < lanes.size(); lane++) {
			if (progress.isCancelled()) {
				return null;
			}
			Arrays.fill(pixels[lane], request.look().palette().background());
			request.rows().draw(lanes.get(lane), request.window(), strip);
			for (int box = 0; box < strip.size(); box++) {
				box(strip, box, lane);
			}
		}
		request.gaps().forEach(this::gap);
		labels.sort(Comparator.comparingInt(TimelinePicture.Label::width).reversed());
		return new TimelinePicture(request, new PixelRows(width, pixels), List.copyOf(labels));
	}

	private void box(Strip strip, int box, int lane) {
		int left = strip.left(box);
		int right = Math.min(width, strip.right(box));
		int colour = colour(strip.function(box));
		var row = pixels[lane];
		Arrays.fill(row, left, right, right - left < SEPARATED ? request.look().palette().edge(colour) : colour);
		if (right - left < SEPARATED) {
			return;
		}
		row[left] = request.look().palette().edge(colour);
		int flags = strip.flags(box);
		row[right - 1] = (flags & CallFlags.UNWOUND) != 0 ? request.look().palette().alarm() : request.look().palette().line(colour);
		if ((flags & CallFlags.START_CUT) != 0) {
			stripe(row, left, Math.min(right, left + STRIPES));
		}
		if ((flags & CallFlags.END_CUT) != 0 || strip.span(box) < 0) {
			stripe(row, Math.max(left, right - STRIPES), right);
		}
		if (right - left >= BoxText.NARROWEST) {
			labels.add(new TimelinePicture.Label(functions.label(strip.function(box)).function(), lane, left, right, colour));
		}
	}

	/** A call whose start or end was not recorded fades out there. */
	private void stripe(int[] row, int from, int to) {
		for (int at = from; at < to; at += 2) {
			row[at] = request.look().palette().background();
		}
	}

	private void gap(Losses.Gap gap) {
		int left = (int) Math.clamp(request.window().pixel(gap.time().from(), width), -1.0, width);
		int right = (int) Math.clamp(Math.ceil(request.window().pixel(gap.time().to(), width)), 0.0, width);
		if (left >= width || right <= 0) {
			return;
		}
		int from = Math.max(0, left);
		int to = Math.max(right, Math.min(width, from + 2));
		boolean first = true;
		for (int lane = 0; lane < lanes.size(); lane++) {
			if (lanes.get(lane).lane().stream() == gap.stream()) {
				for (int x = from; x < to; x++) {
					pixels[lane][x] = (x & 3) < 2 ? request.look().palette().alarm() : request.look().palette().background();
				}
				if (first && to - from >= BoxText.NARROWEST) {
					labels.add(new TimelinePicture.Label(NLS.bind(Messages.Lost, Quantities.count(gap.count())), lane, from, to, request.look().palette().background()));
				}
				first = false;
			}
		}
	}

	private int colour(int function) {
		if (function >= colours.length) {
			int known = colours.length;
			colours = Arrays.copyOf(colours, Math.max(function + 1, 2 * known));
			Arrays.fill(colours, known, colours.length, -1);
		}
		if (colours[function] < 0) {
			colours[function] = request.look().colour(functions.label(function));
		}
		return colours[function];
	}
}
