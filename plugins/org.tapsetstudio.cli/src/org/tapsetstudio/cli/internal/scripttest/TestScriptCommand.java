package org.tapsetstudio.cli.internal.scripttest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.tapsetstudio.cli.internal.Failure;
import org.tapsetstudio.recording.FileProblem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests probe scripts: what they print is compared with what they should print. */
@Command(name = "test-script", mixinStandardHelpOptions = true, description = { "Runs probe scripts and compares what they print with what they should print.", "",
		"Below DIR, NAME.stp is run on the recording NAME.taprec, and NAME.out is what it should print. Where a file NAME.test stands, its lines say more:",
		"  script: FILE         in place of NAME.stp", //
		"  recording: DIR       in place of NAME.taprec", //
		"  program: COMMAND     traced each time, in place of a recording; a replay must print the same", //
		"  arguments: WORDS     what $$1, @1 … stand for", //
		"  status: N            expected exit status, 0 if absent", //
		"  replace: REGEX => TEXT   made in the output before it is compared, for process numbers and times", //
		"Files are named as seen from NAME.test. Exit status 0: all passed; 1: some failed." }, //
		footerHeading = "%nExamples:%n", footer = { //
				"  tapset test-script tests/scripts", //
				"  tapset test-script tests/scripts --filter 'top*' --update", //
				"  tapset test-script tests/scripts --junit build/scripts.xml" })
public final class TestScriptCommand implements Callable<Integer> {
	@Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders with tests.")
	private List<Path> folders;

	@Option(names = "--filter", paramLabel = "GLOB", description = "Only tests whose name matches (* and ?).")
	private String filter = "**";

	@Option(names = "--update", description = "Make the expectations what the scripts print now.")
	private boolean update;

	@Option(names = "--junit", paramLabel = "FILE", description = "Write the results to this file, too, in JUnit's XML form.")
	private Path report;

	@Override
	public Integer call() throws Exception {
		List<ScriptTestRun.Outcome> outcomes = new ArrayList<>();
		for (ScriptTest test : tests()) {
			ScriptTestRun.Outcome outcome = ScriptTestRun.run(test, update);
			System.out.printf(Locale.ROOT, "%-7s %-40s %6.2f s%n", !outcome.passed() ? "FAILED" : update ? "updated" : "ok", test.name(), outcome.seconds());
			outcome.problem().lines().forEach(line -> System.out.println("    " + line));
			outcomes.add(outcome);
		}
		long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
		System.out.printf("%d tests, %d passed, %d failed%n", outcomes.size(), outcomes.size() - failed, failed);
		if (report != null) {
			try {
				JUnitReport.write(outcomes, report);
			} catch (IOException e) {
				throw new Failure(Failure.SCRIPT, "tapset: the results cannot be written to " + report + ": " + FileProblem.why(e));
			}
		}
		return failed == 0 ? 0 : 1;
	}

	private List<ScriptTest> tests() throws Failure {
		PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + filter);
		List<ScriptTest> tests = new ArrayList<>();
		for (Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw new Failure(Failure.USAGE, "tapset: " + folder + " is no folder.");
			}
			try {
				ScriptTest.find(folder).stream().filter(test -> matcher.matches(Path.of(test.name()))).forEach(tests::add);
			} catch (IOException e) {
				throw new Failure(Failure.SCRIPT, "tapset: the tests cannot be read: " + FileProblem.why(e));
			}
		}
		if (tests.isEmpty()) {
			throw new Failure(Failure.SCRIPT, "tapset: there is no test" + (filter.equals("**") ? "" : " that matches " + filter) + ". A test is a script NAME.stp with its expected output NAME.out; see --help.");
		}
		return tests;
	}
}
