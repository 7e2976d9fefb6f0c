package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.recording.Recording;

/** What rules find in recordings of real programs. */
class RecordedFindingsTest {
	private static final String PROBES = """
			probe python.function.entry { }
			probe python.function.return { }
			""";

	@TempDir
	Path folder;

	private List<Finding> findings;

	/** @param all whether what the script has no use for is recorded, too */
	private void record(String probes, boolean all) throws Exception {
		Path recorded = folder.resolve("python.taprec");
		Traced run = Traced.run(Script.of("probes.stp", probes), recorded, all, Traced.PYTHON, Traced.FIXTURES.resolve("python/findings.py").toString());
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput() + run.diagnostics());
		Recording recording = Recording.open(recorded);
		findings = Rules.look(CallTreeBuilder.complete(recording, Progress.NONE), Indexes.openOrBuild(recording, Progress.NONE), Progress.NONE);
	}

	/** That a rule has something to say of a function, with calls of it, and not of functions that are nothing of the kind. */
	private void finds(String rule, String function, String other) {
		List<Finding> those = findings.stream().filter(finding -> finding.rule().equals(rule) && finding.summary().contains(function + " ")).toList();
		assertEquals(1, those.size(), findings::toString);
		List<Evidence> evidence = those.get(0).evidence();
		assertFalse(evidence.isEmpty(), those::toString);
		assertTrue(evidence.stream().allMatch(one -> one.function().equals(function) && one.endNanos() >= one.startNanos()), evidence::toString);
		assertTrue(findings.stream().noneMatch(finding -> finding.rule().equals(rule) && finding.summary().contains(other + " ")), findings::toString);
	}

	@Test
	void inAProgramWithThreeFaults() throws Exception {
		record(PROBES, true);
		finds("deep-recursion", "dive", "swallow");
		finds("unwound-calls", "fail", "swallow");
		finds("slow-outlier", "answer", "dive");
		assertTrue(findings.stream().noneMatch(finding -> List.of("lost-events", "damaged-files", "omitted-hits").contains(finding.rule())), findings::toString);
	}

	@Test
	void hitsThatTheScriptHadNoUseFor() throws Exception {
		record("""
				probe python.function.entry { if (funcname == "swallow") println("in") }
				probe python.function.return { if (funcname == "swallow") println("out") }
				""", false);
		List<Finding> omitted = findings.stream().filter(finding -> finding.rule().equals("omitted-hits")).toList();
		assertEquals(2, omitted.size(), findings::toString);
		for (Finding finding : omitted) {
			assertTrue(!finding.evidence().isEmpty() && finding.evidence().stream().allMatch(one -> one.function().equals("swallow")), finding::toString);
		}
	}
}
