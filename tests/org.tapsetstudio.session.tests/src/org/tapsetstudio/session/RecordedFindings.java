package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;

/** What all rules find in a recording that a test has made, and the calls that they show. */
final class RecordedFindings {
	private final Recording recording;
	private final RecordingIndex index;
	private final List<Finding> findings;

	RecordedFindings(Path folder) throws IOException {
		recording = Recording.open(folder);
		index = Indexes.openOrBuild(recording, Progress.NONE);
		findings = Rules.look(CallTreeBuilder.complete(recording, Progress.NONE), index, Progress.NONE);
	}

	/** The only finding of a rule about a function. */
	Finding of(String rule, String function) {
		List<Finding> those = those(rule, function);
		assertEquals(1, those.size(), this::toString);
		return those.get(0);
	}

	/** The findings of a rule whose evidence are calls of a function, which are in the recording as the evidence says. */
	List<Finding> those(String rule, String function) {
		List<Finding> those = findings.stream().filter(finding -> finding.rule().equals(rule) && finding.evidence().stream().allMatch(one -> one.function().contains(function))).toList();
		for (Finding finding : those) {
			assertFalse(finding.evidence().isEmpty(), this::toString);
			finding.evidence().forEach(one -> assertTrue(isThere(one), one::toString));
		}
		return those;
	}

	/** @param finding the rule, and where it may say something of other functions the function */
	void hasNone(String finding) {
		String[] words = finding.split(" ");
		assertTrue(findings.stream().noneMatch(one -> one.rule().equals(words[0]) && (words.length == 1 || one.summary().contains(words[1] + " "))), this::toString);
	}

	private boolean isThere(Evidence evidence) {
		for (LaneIndex lane : index.lanes()) {
			for (int depth = 0; depth < lane.depth() && lane.stream().toString().equals(evidence.thread()); depth++) {
				for (int call = lane.count(depth) - 1; call >= 0; call--) {
					Span span = lane.span(depth, call);
					if (recording.clock().toNanos(span.start()) == evidence.startNanos() && recording.clock().toNanos(span.end()) == evidence.endNanos()
							&& index.functions().get(span.function()).name().equals(evidence.function())) {
						return true;
					}
				}
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return findings.toString();
	}
}
