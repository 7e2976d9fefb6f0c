package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.tapsetstudio.dsl.tests.oracle.Stap;

/**
 * What is left of small programs, with types and statements, is printed as {@code stap -p2 -v} prints it, with {@code -u} and without. The order
 * of the entries does not count.
 */
class ListingOracleTest {
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

	private static List<String> scripts() throws IOException {
		try (var in = ListingOracleTest.class.getResourceAsStream("listings.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
		}
	}

	private void compare(boolean unoptimised) throws Exception {
		Stap stap = Stap.require(temporary);
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			List<Future<String>> answers = new ArrayList<>();
			for (String script : scripts()) {
				Path file = Files.writeString(temporary.resolve("listing" + answers.size() + ".stp"), script);
				answers.add(pool.submit(() -> difference(stap, file, script, unoptimised)));
			}
			assertTrue(answers.size() > 100);
			StringBuilder differences = new StringBuilder();
			for (Future<String> answer : answers)
				differences.append(answer.get());
			assertEquals("", differences.toString());
		} finally {
			pool.shutdown();
		}
	}

	private static String sorted(String listing) {
		return listing.lines().sorted().collect(Collectors.joining("\n"));
	}

	private static String difference(Stap stap, Path file, String script, boolean unoptimised) throws Exception {
		Stap.Result theirs = stap.program(file, unoptimised);
		if (!theirs.isVerdict())
			return "";
		Analysis ours = Checked.script(script, Checked.MACROS, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT.withUnoptimised(unoptimised)).analysis();
		boolean accepted = ours.isAcceptedBy(2) && !ours.isIdle();
		String options = unoptimised ? " (-u)\n" : "\n";
		if (accepted != theirs.accepted())
			return "--- " + (accepted ? "only we accept" : "only stap accepts") + options + script + "\n" + (accepted ? theirs.errors() : ours.diagnostics()) + "\n";
		if (!accepted || sorted(theirs.tree()).equals(sorted(ours.listing(true))))
			return "";
		return "--- printed otherwise" + options + script + "\nstap:\n" + theirs.tree() + "\nours:\n" + ours.listing(true) + "\n";
	}
}
