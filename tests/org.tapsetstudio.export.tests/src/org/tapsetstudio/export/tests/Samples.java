package org.tapsetstudio.export.tests;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.export.TextCallTree;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;

/** A recording with most that there is: two processes, three threads, recursion, exceptions, other markers, a loss, calls that have no end. */
final class Samples {
	static final String RECORDING = """
			process 100 /usr/bin/python3 "python3 a.py"
			marker app event int string
			thread 100/100 main
			  10us > main a.py:1
			  20us > Parser.parse lib/json.py:5
			  25us app:event 42 "hello <world> & \u2620"
			  30us > Parser.parse lib/json.py:5
			  40us < Parser.parse
			  60us < Parser.parse unwound
			thread 100/107 worker
			  15us > work b.py:20
			  35us > Parser.parse lib/json.py:5
			  36us < Parser.parse
			  90us < work
			process 200 /usr/bin/perl "perl x.pl"
			thread 200/200 main
			  50us > run x.pl:3
			  80us < run
			thread 100/100 main
			  70us > finish a.py:9
			 110us > open.ended a.py:11
			 120us < open.ended
			""";

	private Samples() {
	}

	static Path record(Path folder) {
		TextRecording.write(folder, RECORDING);
		return folder;
	}

	static Path export(Path recording, ExportFormat format, Path target) throws IOException {
		format.write(new ExportSource(Recording.open(recording), Progress.NONE), target, Progress.NONE);
		return target;
	}

	/** The call tree, with what the grouping tells apart. */
	static String tree(Path recording, Grouping grouping) throws IOException {
		CallTree tree = CallTreeBuilder.complete(Recording.open(recording), Progress.NONE).snapshot(grouping);
		StringWriter out = new StringWriter();
		new TextCallTree().print(tree, out);
		return out.toString();
	}

	/** Standard output of a program, or null where there is no such program. */
	static String run(String... command) throws IOException, InterruptedException {
		Process process;
		Path errors = Files.createTempFile("errors", ".txt");
		try {
			process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		} catch (IOException e) {
			return null;
		}
		String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new AssertionError(String.join(" ", command) + ": " + Files.readString(errors) + output);
		}
		Files.delete(errors);
		return output;
	}
}
