package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.export.FlameSvg;
import org.tapsetstudio.export.ReportJson;
import org.tapsetstudio.export.TextCallTree;
import org.tapsetstudio.export.TextFindings;
import org.tapsetstudio.export.TextStatistics;
import org.tapsetstudio.export.TextTop;
import org.tapsetstudio.export.TimelineSvg;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.index.RecordingIndex;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", mixinStandardHelpOptions = true, description = "Tells what a recording shows. Without further options: its numbers and its hottest functions.",
		footerHeading = "%nExamples:%n", footer = { //
				"  tapset report run.taprec", //
				"  tapset report run.taprec --tree --min-percent 1 --by thread", //
				"  tapset report run.taprec --top --limit 20 --json", //
				"  tapset report run.taprec --findings", //
				"  tapset report run.taprec --flame run.svg" })
public final class ReportCommand implements Callable<Integer> {
	@Parameters(index = "0", paramLabel = "DIR", description = "The recording.")
	private Path folder;

	@Option(names = "--tree", description = "The call tree.")
	private boolean tree;

	@Option(names = "--top", description = "The functions that took most time.")
	private boolean top;

	@Option(names = "--stats", description = "The numbers of the recording.")
	private boolean stats;

	@Option(names = "--findings", description = "What the rules found, with the calls that show it. See docs/findings.md.")
	private boolean findings;

	@Option(names = "--flame", paramLabel = "OUT.svg", description = "Write a flame graph.")
	private Path flame;

	@Option(names = "--timeline", paramLabel = "OUT.svg", description = "Write a timeline of all threads.")
	private Path timeline;

	@Option(names = "--by", paramLabel = "WHAT", defaultValue = "merged", description = "First level of the tree: merged (all threads as one, the default), process, thread.")
	private Grouping grouping;

	@Option(names = "--min-percent", paramLabel = "P", defaultValue = "0", description = "Leave branches of the tree below this share of the time out.")
	private double minimumPercent;

	@Option(names = "--depth", paramLabel = "N", description = "Levels of the tree to print.")
	private int depth = Integer.MAX_VALUE;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Functions to print; 0 for all. Default: ${DEFAULT-VALUE}")
	private int limit;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() throws Exception {
		check();
		try {
			Recording recording = Recording.open(folder);
			if (timeline != null) {
				timeline(recording);
			}
			if (timeline == null || tree || top || stats || findings || flame != null) {
				report(CallTreeBuilder.complete(recording, Progress.NONE), System.out);
			}
			recording.problems().forEach(problem -> System.err.println("tapset: " + problem));
			return 0;
		} catch (RecordingException e) {
			throw new Failure(Failure.SCRIPT, "tapset: " + e.getMessage());
		}
	}

	private void check() throws Failure {
		if (minimumPercent < 0 || minimumPercent > 100) {
			throw new Failure(Failure.USAGE, "tapset report: --min-percent must be between 0 and 100");
		}
		if (depth < 1 || limit < 0) {
			throw new Failure(Failure.USAGE, "tapset report: --depth must be at least 1, and --limit must not be negative");
		}
	}

	private void report(CallTreeBuilder builder, PrintStream out) throws IOException, Failure {
		CallTree calls = builder.snapshot(grouping);
		Statistics numbers = builder.statistics();
		boolean nothingAsked = !tree && !top && !stats && !findings && flame == null;
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (stats || nothingAsked) {
			if (json) {
				ReportJson.statistics(numbers, writer);
			} else {
				TextStatistics.print(numbers, writer);
			}
		}
		if (tree) {
			if (json) {
				ReportJson.tree(calls, writer);
			} else {
				new TextCallTree(minimumPercent / 100, depth).print(calls, writer);
			}
		}
		if (top || nothingAsked && !json) {
			List<HotFunctions.Row> rows = HotFunctions.of(calls);
			if (json) {
				ReportJson.top(limit == 0 ? rows : rows.subList(0, Math.min(limit, rows.size())), writer);
			} else {
				TextTop.print(rows, limit, writer);
			}
		}
		if (findings) {
			findings(builder, writer);
		}
		writer.flush();
		if (numbers.calls() == 0) {
			System.err.println("tapset: the recording holds no calls. Record entries and returns, for Python with: tapset record --preset python");
		}
		if (flame != null) {
			write(flame, o -> FlameSvg.write(calls, FlameLayout.Weight.TIME, title(), o));
		}
	}

	private void findings(CallTreeBuilder builder, Writer writer) throws IOException, Failure {
		List<Finding> found = Rules.look(builder, index(builder.pairing().recording()), Progress.NONE);
		if (json) {
			ReportJson.findings(found, writer);
		} else {
			TextFindings.print(found, writer);
		}
	}

	private static RecordingIndex index(Recording recording) throws Failure {
		try {
			return Indexes.openOrBuild(recording, Progress.NONE);
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: the index of the calls cannot be written, neither in the recording nor in " + System.getProperty("java.io.tmpdir") + ": " + e.getMessage());
		}
	}

	/** Needs the index only, so that it is quick where there is one. */
	private void timeline(Recording recording) throws Failure {
		TimelineRows rows = TimelineRows.of(index(recording), recording.clock());
		write(timeline, out -> TimelineSvg.write(rows, rows.whole(), title(), out));
	}

	private String title() {
		return folder.toAbsolutePath().normalize().getFileName().toString();
	}

	private interface Picture {
		void write(Appendable out) throws IOException;
	}

	private static void write(Path file, Picture picture) throws Failure {
		try (Writer out = Files.newBufferedWriter(file)) {
			picture.write(out);
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write " + file + ": " + e.getMessage());
		}
	}
}
