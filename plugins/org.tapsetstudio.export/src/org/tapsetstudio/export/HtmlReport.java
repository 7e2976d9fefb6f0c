package org.tapsetstudio.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.ProcessImage;

/** A report of a recording as one page of HTML that needs no network: summary, findings, hot functions, call tree, flame graph, timeline. Light and dark as the reader's system is. */
public final class HtmlReport {
	private static final int HOT = 30;
	private static final double SMALLEST_SHARE = 0.001;
	private static final int MOST_NODES = 5000;

	private final ExportSource source;
	private final Writer out;

	private HtmlReport(ExportSource source, Writer out) {
		this.source = source;
		this.out = out;
	}

	/** Writes the page. The writer is flushed, not closed. */
	public static void write(ExportSource source, Writer out, Progress progress) throws IOException {
		new HtmlReport(source, out).page(progress);
		out.flush();
	}

	private void page(Progress progress) throws IOException {
		CallTree tree = source.tree();
		out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>").append(escape(source.name()))
				.append("</title>\n<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n<h1>").append(escape(source.name())).append("</h1>\n");
		out.append("<nav><a href=\"#findings\">Findings</a> <a href=\"#hot\">Hot functions</a> <a href=\"#tree\">Call tree</a> <a href=\"#flame\">Flame graph</a> <a href=\"#timeline\">Timeline</a></nav>\n");
		summary(source.calls().statistics());
		if (!progress.isCancelled()) {
			findings(Rules.look(source.calls(), source.index(), progress));
		}
		hot(HotFunctions.of(tree));
		heading("tree", "Call tree");
		new HtmlCallTree(tree, SMALLEST_SHARE, MOST_NODES).write(out);
		heading("flame", "Flame graph");
		out.append("<p><label>Find <input id=\"find\" type=\"search\"></label> <output id=\"found\"></output></p>\n");
		picture("flamegraph", "Flame graph", "The arrow keys go to callers, callees and neighbours, Enter or a click gives a box the whole width, Escape shows all.");
		FlamePicture.draw(tree, FlameLayout.Weight.TIME, "Flame graph", SvgPicture.inPage(out));
		out.append("</div>\n");
		if (!progress.isCancelled()) {
			heading("timeline", "Timeline");
			TimelineRows rows = TimelineRows.of(source.index(), source.recording().clock());
			picture("lanes", "Timeline", "The arrow keys go from box to box.");
			TimelinePicture.draw(rows, rows.whole(), "Timeline", SvgPicture.inPage(out));
			out.append("</div>\n");
		}
		out.append("<footer>Written by Tapset Studio.</footer>\n<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
	}

	/** Begins a part of the page that the keyboard reaches. What it has selected is told below the words that say how. */
	private void picture(String id, String label, String help) throws IOException {
		out.append("<p class=\"note\" id=\"").append(id).append("-help\">").append(help).append("</p>\n<p><output id=\"").append(id).append("-box\">&#160;</output></p>\n<div class=\"picture\" id=\"").append(id)
				.append("\" tabindex=\"0\" role=\"application\" aria-label=\"").append(label).append("\" aria-describedby=\"").append(id).append("-help\">");
	}

	private static String resource(String name) throws IOException {
		try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String escape(String text) {
		return SvgPicture.escape(text);
	}

	private void heading(String id, String text) throws IOException {
		out.append("<h2 id=\"").append(id).append("\">").append(text).append("</h2>\n");
	}

	private void summary(Statistics numbers) throws IOException {
		Clock clock = source.recording().clock();
		long wall = clock.toWall(clock.startTicks());
		out.append("<table class=\"summary\">\n");
		List<ProcessImage> images = source.recording().images();
		if (!images.isEmpty()) {
			row("Command", Labels.clean(images.get(0).commandLine().replace("\n", " ")).strip());
		}
		if (wall > 1_000_000_000_000_000_000L) {
			row("Recorded", Instant.ofEpochMilli(wall / 1_000_000).toString());
		}
		row("From the first event to the last", Durations.format(numbers.durationNanos()));
		row("Processes; threads with events", number(numbers.processes()) + "; " + number(numbers.threads()));
		row("Calls; functions; call paths", number(numbers.calls()) + "; " + number(numbers.functions()) + "; " + number(numbers.nodes()));
		row("Events lost", number(numbers.lostEvents()));
		for (OmittedHits omitted : numbers.omitted()) {
			row("Hits left out", Labels.clean(omitted.toString()));
		}
		row("Calls with an unknown start or end", number(numbers.cutCalls()));
		out.append("</table>\n");
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	private void row(String what, String value) throws IOException {
		out.append("<tr><th scope=\"row\">").append(what).append("</th><td>").append(escape(value)).append("</td></tr>\n");
	}

	private void findings(List<Finding> findings) throws IOException {
		heading("findings", "Findings");
		out.append(findings.isEmpty() ? "<p>No rule has anything to say about this recording.</p>\n" : "<ul class=\"findings\">\n");
		for (Finding finding : findings) {
			out.append("<li class=\"").append(finding.severity().toString().toLowerCase(Locale.ROOT)).append("\"><b>").append(escape(Labels.clean(finding.summary()))).append("</b><br>")
					.append(escape(finding.advice())).append("\n<ul>");
			for (Evidence evidence : finding.evidence()) {
				out.append("<li>").append(escape(evidence.thread())).append(" at ").append(Durations.format(evidence.startNanos())).append(" for ")
						.append(Durations.format(evidence.endNanos() - evidence.startNanos())).append(": ").append(escape(Labels.clean(evidence.label()))).append("</li>\n");
			}
			out.append("</ul></li>\n");
		}
		out.append(findings.isEmpty() ? "" : "</ul>\n");
	}

	private void hot(List<HotFunctions.Row> rows) throws IOException {
		heading("hot", "Hot functions");
		out.append("<div class=\"scroll\" tabindex=\"0\"><table class=\"numbers\">\n<tr><th>Self</th><th>%</th><th>Waiting</th><th>Total</th><th>Calls</th><th>Shortest</th><th>Longest</th><th>Function</th></tr>\n");
		double whole = Math.max(1, rows.stream().mapToLong(HotFunctions.Row::self).sum());
		for (HotFunctions.Row row : rows.subList(0, Math.min(HOT, rows.size()))) {
			out.append("<tr>");
			for (String cell : new String[] { Durations.format(row.self()), String.format(Locale.ROOT, "%.1f", 100 * row.self() / whole), Durations.formatOrBlank(row.waiting()), Durations.format(row.total()), number(row.calls()),
					row.max() == 0 ? "" : Durations.format(row.min()), Durations.formatOrBlank(row.max()), escape(Labels.function(row.function())) }) {
				out.append("<td>").append(cell).append("</td>");
			}
			out.append("</tr>\n");
		}
		out.append("</table></div>\n");
	}
}
