package org.tapsetstudio.export;

import java.io.IOException;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/** Draws a timeline: a lane for each thread, callers above callees. As large as what is to be seen, however many calls there are. */
public final class TimelinePicture {
	private static final int PIXELS = 1180;
	private static final int MARGIN = 10;
	private static final int TOP = 50;

	private TimelinePicture() {
	}

	/** Threads without calls are left out. */
	public static void draw(TimelineRows rows, TimeRange window, String title, Picture picture) throws IOException {
		int height = TOP;
		for (TimelineRows.Place place : rows.places()) {
			height += place.lane().depth() == 0 ? 0 : (place.rows() + 1) * Picture.ROW + MARGIN;
		}
		picture.begin(PIXELS + 2 * MARGIN, height + MARGIN, title);
		picture.text(MARGIN, 22, Picture.Style.TITLE, title);
		picture.text(MARGIN, 40, Picture.Style.NOTE, height == TOP ? "No calls were recorded: a timeline needs markers that tell entry and return."
				: Durations.format(window.from()) + " to " + Durations.format(window.to()) + " after the start");
		int y = TOP;
		Strip strip = new Strip(PIXELS);
		for (TimelineRows.Place place : rows.places()) {
			if (place.lane().depth() > 0) {
				picture.text(MARGIN, y + 12, Picture.Style.NOTE, Labels.clean(place.lane().stream().comm() + " " + place.lane().stream()));
				for (TimelineRows.Row row : rows.rows().subList(place.first(), place.first() + place.rows())) {
					y += Picture.ROW;
					rows.draw(row, window, strip);
					for (int box = 0; box < strip.size(); box++) {
						box(picture, rows, row, window, strip, box, y);
					}
				}
				y += Picture.ROW + MARGIN;
			}
		}
		picture.end();
	}

	private static void box(Picture picture, TimelineRows rows, TimelineRows.Row row, TimeRange window, Strip strip, int box, int y) throws IOException {
		Span span = rows.span(row, strip, box);
		double left = strip.left(box);
		double right = strip.right(box);
		StringBuilder tooltip = new StringBuilder();
		Function function = rows.function(strip.function(box));
		tooltip.append(Labels.function(function));
		if (span != null) {
			TimeRange time = rows.time(span);
			tooltip.append('\n').append(Durations.format(span.isInstant() ? 0 : time.length())).append(" from ").append(Durations.format(time.from()));
			if (strip.count(box) == 1) {
				left = Math.max(0, window.pixel(time.from(), PIXELS));
				right = Math.min(PIXELS, window.pixel(time.to(), PIXELS));
			}
		}
		tooltip.append(strip.count(box) > 1 ? ", the longest of " + strip.count(box) + " short calls drawn as one" : "");
		int flags = strip.flags(box);
		tooltip.append((flags & CallFlags.UNWOUND) != 0 ? ", unwound" : "").append((flags & CallFlags.START_CUT) != 0 ? ", began before" : "");
		tooltip.append((flags & CallFlags.END_CUT) != 0 ? ", end not recorded" : "");
		picture.box(MARGIN + left, y, Math.max(0.3, right - left), Picture.color(function.name(), function.isInvented()), Labels.clean(function.name()), tooltip.toString());
	}
}
