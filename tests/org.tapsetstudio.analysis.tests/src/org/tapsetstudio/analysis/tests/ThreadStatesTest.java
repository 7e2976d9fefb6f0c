package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.Activities;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.analysis.activities.ThreadStates.State;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.RecordingIndex;

/** States of threads that do anything at random, against a picture that has one place for each nanosecond. */
class ThreadStatesTest {
	private static final String MARKERS = """
			process 100 /usr/bin/java
			marker hotspot method__entry int string int string
			marker hotspot method__return int string int string
			marker hotspot gc__begin int
			marker hotspot gc__end int
			marker hotspot monitor__contended__enter int
			marker hotspot monitor__contended__entered int
			marker hotspot monitor__wait int
			marker hotspot monitor__waited int
			""";
	private static final String[][] SPECIAL = { { "gc__begin 0", "gc__end" }, { "monitor__contended__enter 1", "monitor__contended__entered 1" }, { "monitor__wait 1", "monitor__waited 1" } };
	private static final State[] STATES = { State.COLLECTING, State.BLOCKED, State.WAITING };
	private static final int THREADS = 3;

	@TempDir
	Path folder;

	/** Of the last event: until then the other threads live. */
	private int end;

	/** What a thread was doing in each nanosecond. */
	private State[] picture(Random random, StringBuilder text, int thread) {
		State[] states = new State[40_000];
		text.append("thread 100/").append(101 + thread).append(" t").append(thread).append('\n');
		int now = 10 * thread;
		int depth = 0;
		for (int i = 0; i < 400; i++) {
			int step = 1 + random.nextInt(60);
			int dice = random.nextInt(10);
			int special = dice < SPECIAL.length ? dice : -1;
			String begun = special >= 0 ? SPECIAL[special][0] : depth == 0 || depth < 4 && dice < 7 ? "method__entry 1 Main 0 m" + ++depth : "method__return 1 Main 0 m" + depth--;
			text.append(now).append("ns hotspot:").append(begun).append('\n');
			int until = now + step;
			if (special >= 0) {
				paint(states, now, until, STATES[special]);
				text.append(until).append("ns hotspot:").append(SPECIAL[special][1]).append('\n');
				now = until;
				until += 1 + random.nextInt(60);
			}
			paint(states, now, until, depth > 0 ? State.RUNNING : State.OUTSIDE);
			now = until;
		}
		text.append(now).append("ns hotspot:gc__begin 0\n").append(now + 5).append("ns hotspot:gc__end\n");
		paint(states, now, now + 5, State.COLLECTING);
		paint(states, now + 5, states.length, depth > 0 ? State.RUNNING : State.OUTSIDE);
		end = Math.max(end, now + 5);
		return states;
	}

	private static void paint(State[] states, int from, int to, State state) {
		for (int i = from; i < to; i++) {
			states[i] = state;
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void everyNanosecondHasItsState(int seed) throws IOException {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder(MARKERS);
		State[][] pictures = new State[THREADS][];
		for (int thread = 0; thread < THREADS; thread++) {
			pictures[thread] = picture(random, text, thread);
		}
		CallTreeBuilder builder = Trees.build(folder, text.toString());
		Clock clock = builder.pairing().recording().clock();
		RecordingIndex index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
		List<ThreadStates> found = ThreadStates.of(index, Activities.of(index, clock, Progress.NONE), clock, Progress.NONE);
		assertEquals(THREADS, found.size());
		for (int thread = 0; thread < THREADS; thread++) {
			for (int i = 0; i < 20; i++) {
				int from = i == 0 ? 0 : random.nextInt(end);
				int to = i == 0 ? end : from + random.nextInt(end - from);
				assertEquals(sums(pictures[thread], from, to), found.get(thread).sums(new TimeRange(from, to)), thread + ": " + from + "-" + to);
			}
		}
	}

	private static Map<State, Long> sums(State[] states, int from, int to) {
		Map<State, Long> sums = new EnumMap<>(State.class);
		for (int i = from; i < to; i++) {
			if (states[i] != null) {
				sums.merge(states[i], 1L, Long::sum);
			}
		}
		return sums;
	}
}
