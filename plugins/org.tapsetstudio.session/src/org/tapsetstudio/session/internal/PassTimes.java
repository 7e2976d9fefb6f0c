package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.dsl.program.Program;

/** Tells what each pass of a script took, in the form that users of {@code stap -v} know: memory of this process, processor time and elapsed time. One thread. */
final class PassTimes {
	private static final int PAGE_KIB = 4;
	/** The kernel counts processor time in hundredths of a second. */
	private static final int TICK_MILLIS = 10;
	private static final int USER_FIELD = 11;

	private final List<String> lines = new ArrayList<>();
	private long[] before = now();

	/** Lines so far, without line ends. */
	List<String> lines() {
		return List.copyOf(lines);
	}

	void parsed(int libraryScripts) {
		ended("Pass 1: parsed user script and " + count(libraryScripts, "library script") + memory());
	}

	void analyzed(Program program) {
		long embeds = program.functions().stream().filter(f -> f.embeddedCode != null).count();
		ended("Pass 2: analyzed script: " + count(program.probes().size(), "probe") + ", " + count(program.functions().size(), "function") + ", " + count(embeds, "embed") + ", "
				+ count(program.globals().size(), "global") + memory());
	}

	void translated() {
		ended("Pass 3: translated to handlers" + memory());
	}

	void started() {
		before = now();
		lines.add("Pass 5: starting run.");
	}

	void finished() {
		ended("Pass 5: run completed");
	}

	private void ended(String what) {
		long[] after = now();
		lines.add(String.format(Locale.ROOT, "%s in %dusr/%dsys/%dreal ms.", what, after[0] - before[0], after[1] - before[1], (after[2] - before[2]) / 1_000_000));
		before = after;
	}

	private static String count(long n, String what) {
		return n + " " + what + (n == 1 ? "" : "s");
	}

	/** User and system milliseconds of this process, and a clock in nanoseconds. */
	private static long[] now() {
		String[] fields = words("stat", USER_FIELD + 2);
		return new long[] { number(fields[USER_FIELD]) * TICK_MILLIS, number(fields[USER_FIELD + 1]) * TICK_MILLIS, System.nanoTime() };
	}

	private static String memory() {
		String[] pages = words("statm", 6);
		return String.format(Locale.ROOT, " using %dvirt/%dres/%dshr/%ddata kb,", number(pages[0]) * PAGE_KIB, number(pages[1]) * PAGE_KIB, number(pages[2]) * PAGE_KIB,
				number(pages[5]) * PAGE_KIB);
	}

	private static long number(String text) {
		return Long.parseLong(text);
	}

	/** The numbers of a file about this process; zeros where there is none. */
	private static String[] words(String file, int least) {
		try {
			// A program's name in parentheses may hold blanks.
			String[] words = Files.readString(Path.of("/proc/self", file)).replaceFirst("^.*\\) ", "").strip().split(" ");
			if (words.length >= least) {
				return words;
			}
		} catch (IOException e) {
			// No such system: times and sizes are then told as 0.
		}
		return "0 ".repeat(least).split(" ");
	}
}
