package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.tests.oracle.ProgramFuzzer;
import org.tapsetstudio.dsl.tests.oracle.Stap;

/**
 * Random programs: the same verdict and the same types as SystemTap's, with and without {@code -u}. {@code -Dtapset.fuzz.count=N} tries more than the usual number,
 * {@code -Dtapset.fuzz.seed=S} others.
 */
class ProgramFuzzTest {
	@TempDir
	Path temporary;

	@Test
	void optimised() throws Exception {
		compare(false);
	}

	@Test
	void unoptimised() throws Exception {
		compare(true);
	}

	private void compare(boolean unoptimised) throws Exception {
		Stap stap = Stap.require(temporary);
		ProgramFuzzer fuzzer = new ProgramFuzzer(Long.getLong("tapset.fuzz.seed", 20240607));
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < Integer.getInteger("tapset.fuzz.count", 150); i++) {
				Path script = Files.writeString(temporary.resolve("program" + i + ".stp"), fuzzer.program());
				answers.add(pool.submit(() -> difference(stap, script, unoptimised)));
			}
			StringBuilder differences = new StringBuilder();
			int accepted = 0;
			for (Future<String> answer : answers) {
				accepted += "".equals(answer.get()) ? 1 : 0;
				differences.append(answer.get() == null ? "" : answer.get());
			}
			System.out.println("programs: " + accepted + " of " + answers.size() + " accepted by both");
			assertEquals("", differences.toString());
		} finally {
			pool.shutdown();
		}
	}

	/** In any order: which global comes first depends on how names are looked up. */
	private static String lines(String listing) {
		return listing.lines().sorted().collect(Collectors.joining("\n"));
	}

	/** Null when both reject or stap failed, empty when both accept. */
	private static String difference(Stap stap, Path script, boolean unoptimised) throws Exception {
		String text = Files.readString(script);
		Stap.Result theirs = stap.check(script, unoptimised);
		if (!theirs.isVerdict())
			return null;
		Checked ours = Checked.script(text, Checked.MACROS, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT.withUnoptimised(unoptimised));
		boolean accepted = ours.parsed().isCorrect() && ours.analysis().isAcceptedBy(3) && !ours.analysis().isIdle();
		if (!accepted && !theirs.accepted())
			return null;
		if (accepted && theirs.accepted()) {
			String types = lines(stap.program(script, unoptimised).tree());
			String listing = lines(ours.analysis().listing(true));
			return types.equals(listing) ? "" : "--- other types\n" + text + "stap:\n" + types + "\nours:\n" + listing + "\n";
		}
		return "--- " + (accepted ? "only we accept" : "only stap accepts") + (unoptimised ? " (-u)" : "") + "\n" + text + (accepted ? theirs.errors().lines().filter(l -> l.contains("error")).toList() : ours.errors()) + "\n";
	}
}
