package org.tapsetstudio.cli.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.export.FlamePicture;
import org.tapsetstudio.export.Picture;
import org.tapsetstudio.export.PngPicture;
import org.tapsetstudio.export.SvgPicture;
import org.tapsetstudio.export.TextCallTree;
import org.tapsetstudio.export.TimelinePicture;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", mixinStandardHelpOptions = true, description = "Tells what a recording shows. Without further options: its numbers and its hottest functions.",
		footerHeading = "%nExamples:%n", footer = { //
				"  tapset report run.taprec", //
				"  tapset report run.taprec --tree --min-percent 1 --by thread", //
				"  tapset report run.taprec --top --limit 20 --json", //
				"  tapset report run.taprec --findings", //
				"  tapset report run.taprec --callers 'parse@*.py' --time '1s - 2s'", //
				"  tapset report run.taprec --percentiles --thread worker", //
				"  tapset report run.taprec --html run.html", //
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

	@Option(names = "--flame", paramLabel = "OUT.svg", description = "Write a flame graph; as PNG where the name ends with .png.")
	private Path flame;

	@Option(names = "--timeline", paramLabel = "OUT.svg", description = "Write a timeline of all threads; as PNG where the name ends with .png.")
	private Path timeline;

	@Option(names = "--html", paramLabel = "OUT.html", description = "Write a page with everything in it, to read without a network.")
	private Path html;

	@Mixin
	private FilterOptions filter;

	@Mixin
	private TreeOptions view;

	@Mixin
	private IndexReports single;

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
		Recording recording = Recordings.open(folder);
		if (timeline != null) {
			timeline(recording);
		}
		if (html != null) {
			write(html, out -> ExportFormat.HTML.write(new ExportSource(recording, Progress.NONE), out, Progress.NONE));
		}
		Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
		Answers answers = json ? new JsonAnswers(out, limit) : new TextAnswers(out, new TextCallTree(minimumPercent / 100, depth), limit);
		if (single.isSet()) {
			single.answer(index(recording), recording.clock(), filter, limit, answers);
		}
		if (asksForCalls() || timeline == null && html == null && !single.isSet()) {
			report(CallTreeBuilder.complete(recording, Progress.NONE), answers);
		}
		out.flush();
		Recordings.tellGaps(recording);
		return 0;
	}

	private boolean asksForCalls() {
		return tree || top || stats || findings || flame != null || view.isSet();
	}

	private void check() throws Failure {
		if (minimumPercent < 0 || minimumPercent > 100) {
			throw new Failure(Failure.USAGE, "tapset report: --min-percent must be between 0 and 100");
		}
		if (depth < 1 || limit < 0) {
			throw new Failure(Failure.USAGE, "tapset report: --depth must be at least 1, and --limit must not be negative");
		}
		if (filter.needsTree() && single.isSet()) {
			throw new Failure(Failure.USAGE, "tapset report: --inside and --without change the call tree; leave them out with reports about single calls, and name functions with --search or --durations");
		}
		if (filter.isSet() && (findings || html != null)) {
			throw new Failure(Failure.USAGE, "tapset report: --findings and --html are about the whole recording; leave " + filter.names() + " out");
		}
	}

	private void report(CallTreeBuilder builder, Answers answers) throws IOException, Failure {
		CallTree calls = view.view(filter.isSet() ? builder.snapshot(grouping, filter.filter(), Progress.NONE).orElseThrow() : builder.snapshot(grouping));
		Statistics numbers = builder.statistics();
		boolean nothingAsked = !asksForCalls();
		if (stats || nothingAsked) {
			answers.statistics(numbers);
		}
		if (tree || view.isSet() && !top && flame == null) {
			answers.tree(calls);
		}
		if (top || nothingAsked && !json) {
			answers.top(HotFunctions.of(calls));
		}
		if (findings) {
			answers.findings(Rules.look(builder, index(builder.pairing().recording()), Progress.NONE));
		}
		if (numbers.calls() == 0) {
			System.err.println("tapset: the recording holds no calls. Record entries and returns, for Python with: tapset record --preset python");
		} else if (calls.size() == 1) {
			System.err.println("tapset: no call of the recording is what was asked for. " + NothingFound.sentences(builder.pairing()) + " Its functions are listed by --top --limit 0.");
		}
		if (flame != null) {
			draw(flame, picture -> FlamePicture.draw(calls, FlameLayout.Weight.TIME, title(), picture));
		}
	}

	private static RecordingIndex index(Recording recording) throws Failure {
		try {
			return Indexes.openOrBuild(recording, Progress.NONE,
					why -> System.err.println("tapset: the index of the calls cannot be kept beside the recording and is made anew for this command: " + why.getMessage()));
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: the index of the calls cannot be written, neither in the recording nor in " + System.getProperty("java.io.tmpdir") + ": " + FileProblem.why(e));
		}
	}

	/** Needs the index only, so that it is quick where there is one. */
	private void timeline(Recording recording) throws Failure {
		TimelineRows rows = TimelineRows.of(index(recording), recording.clock());
		draw(timeline, picture -> TimelinePicture.draw(rows, filter.window(rows.whole()), title(), picture));
	}

	private String title() {
		return folder.toAbsolutePath().normalize().getFileName().toString();
	}

	private interface Drawing {
		void draw(Picture picture) throws IOException, Failure;
	}

	private static void draw(Path file, Drawing drawing) throws Failure {
		write(file, out -> {
			if (file.toString().endsWith(".png")) {
				drawing.draw(new PngPicture(out));
			} else {
				Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
				drawing.draw(new SvgPicture(text));
				text.flush();
			}
		});
	}

	private interface Content {
		void write(OutputStream out) throws IOException, Failure;
	}

	private static void write(Path file, Content content) throws Failure {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			content.write(out);
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write " + file + ": " + FileProblem.why(e));
		}
	}
}
