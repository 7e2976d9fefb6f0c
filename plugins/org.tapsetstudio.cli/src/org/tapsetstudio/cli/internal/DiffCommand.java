package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.FunctionDifference;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ReportJson;
import org.tapsetstudio.export.TextDifference;
import org.tapsetstudio.recording.Recording;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "Tells what differs between two recordings. Exits with 1 when a threshold is passed.", footerHeading = "%nExamples:%n",
		footer = { //
				"  tapset diff before.taprec after.taprec", //
				"  tapset diff before.taprec after.taprec --tree --min-percent 1", //
				"  tapset diff before.taprec after.taprec --threshold 10     fails a build that became slower by a tenth" })
public final class DiffCommand implements Callable<Integer> {
	@Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier recording.")
	private Path before;

	@Parameters(index = "1", paramLabel = "AFTER", description = "The later recording.")
	private Path after;

	@Option(names = "--tree", description = "The call paths that changed, in place of the functions.")
	private boolean tree;

	@Option(names = "--normalise", description = "Scale the later times so that both recordings last equally long: what has another share of the time?")
	private boolean normalise;

	@Option(names = "--threshold", paramLabel = "P", description = "Exit with 1 if the whole, or a function's own time, grew by more than P percent of the earlier whole.")
	private Double threshold;

	@Option(names = "--min-percent", paramLabel = "P", defaultValue = "0.1", description = "Leave call paths out that changed by less. Default: ${DEFAULT-VALUE}")
	private double minimumPercent;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Functions to print; 0 for all. Default: ${DEFAULT-VALUE}")
	private int limit;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() throws Exception {
		if (minimumPercent < 0 || limit < 0 || threshold != null && !(threshold >= 0)) {
			throw new Failure(Failure.USAGE, "tapset diff: --min-percent, --limit and --threshold must not be negative");
		}
		CallTreeDifference difference = CallTreeDifference.of(read(before), read(after), normalise);
		List<FunctionDifference> functions = FunctionDifference.of(difference);
		print(difference, functions);
		return judge(difference, functions);
	}

	private static CallTree read(Path folder) throws Failure {
		Recording recording = Recordings.open(folder);
		CallTree tree = CallTreeBuilder.complete(recording, Progress.NONE).snapshot(Grouping.MERGED);
		Recordings.tellGaps(recording);
		if (tree.size() == 1) {
			throw new Failure(Failure.SCRIPT, "tapset: " + folder + " holds no calls, so there is nothing to compare. Record entries and returns, for Python with: tapset record --preset python");
		}
		return tree;
	}

	private void print(CallTreeDifference difference, List<FunctionDifference> functions) throws IOException {
		Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
		if (json) {
			ReportJson.difference(difference, functions, out);
		} else {
			TextDifference.summary(difference, out);
			if (tree) {
				TextDifference.tree(difference, minimumPercent / 100, out);
			} else {
				TextDifference.top(difference, functions, limit, out);
			}
		}
		out.flush();
	}

	private int judge(CallTreeDifference difference, List<FunctionDifference> functions) {
		if (threshold == null) {
			return 0;
		}
		boolean passed = check("The whole", difference.share(difference.change(CallTree.ROOT)));
		for (FunctionDifference row : functions) {
			passed |= check(row.function().toString(), difference.share(row.selfChange()));
		}
		return passed ? 1 : 0;
	}

	private boolean check(String what, double growth) {
		if (100 * growth <= threshold) {
			return false;
		}
		System.err.println(String.format(Locale.ROOT, "tapset: %s takes %.1f %% of the earlier whole more; the threshold is %s %%.", what, 100 * growth, threshold));
		return true;
	}
}
