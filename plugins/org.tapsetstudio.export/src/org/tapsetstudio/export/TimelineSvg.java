package org.tapsetstudio.export;

import java.io.IOException;

import org.tapsetstudio.analysis.Timeline;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/** Writes a timeline as one self-contained SVG: a lane for each thread, callers above callees. */
public final class TimelineSvg {
	/** Pixels of the time axis; ask for a timeline of so many. */
	public static final int PIXELS = 1180;

	private static final int MARGIN = 10;
	private static final int TOP = 50;

	private TimelineSvg() {
	}

	/** Threads without spans in the window are left out. */
	public static void write(Timeline timeline, String title, Appendable out) throws IOException {
		int height = TOP;
		for (Timeline.Row row : timeline.rows()) {
			height += row.spans().isEmpty() ? 0 : (row.depth() + 1) * Svg.ROW + MARGIN;
		}
		Svg svg = new Svg(out);
		svg.begin(PIXELS + 2 * MARGIN, height + MARGIN, title);
		svg.text(MARGIN, 22, "t", title);
		svg.text(MARGIN, 40, "l", height == TOP ? "No calls were recorded in this time: a timeline needs markers that tell entry and return."
				: Durations.format(timeline.from()) + " to " + Durations.format(timeline.to()) + " after the start");
		int y = TOP;
		for (Timeline.Row row : timeline.rows()) {
			if (!row.spans().isEmpty()) {
				svg.text(MARGIN, y + 12, "l", Labels.clean(row.lane().stream().comm() + " " + row.lane()));
				for (Timeline.Span span : row.spans()) {
					span(svg, timeline, span, y + Svg.ROW);
				}
				y += (row.depth() + 1) * Svg.ROW + MARGIN;
			}
		}
		svg.end();
	}

	private static void span(Svg svg, Timeline timeline, Timeline.Span span, int y) throws IOException {
		double scale = (double) PIXELS / Math.max(1, timeline.to() - timeline.from());
		double left = Math.max(0, (span.start() - timeline.from()) * scale);
		double right = Math.min(PIXELS, (span.end() - timeline.from()) * scale);
		Function function = timeline.functions().get(span.function());
		StringBuilder tooltip = new StringBuilder(Labels.function(function)).append('\n').append(Durations.format(span.end() - span.start())).append(" from ")
				.append(Durations.format(span.start()));
		tooltip.append(span.count() > 1 ? ", " + span.count() + " short calls drawn as one" : "");
		tooltip.append((span.flags() & CallFlags.UNWOUND) != 0 ? ", unwound" : "").append((span.flags() & CallFlags.START_CUT) != 0 ? ", began before" : "");
		tooltip.append((span.flags() & CallFlags.END_CUT) != 0 ? ", end not recorded" : "");
		svg.box(MARGIN + left, y + span.depth() * Svg.ROW, Math.max(0.3, right - left), Svg.color(function.name(), function.isInvented()), Labels.clean(function.name()),
				tooltip.toString());
	}
}
