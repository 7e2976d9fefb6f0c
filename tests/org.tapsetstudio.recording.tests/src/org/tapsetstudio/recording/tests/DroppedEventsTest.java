package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.testing.TextRecording;

/** A random program of which random events are dropped, with and without a LOST record: the pairing stays balanced. */
class DroppedEventsTest {
	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 20, 60 })
	void staysBalanced(int droppedPercent) throws IOException {
		for (int seed = 0; seed < 20; seed++) {
			Path recording = folder.resolve("r" + seed);
			TextRecording.write(recording, program(new Random(seed), droppedPercent));
			BalanceCheck check = new BalanceCheck();
			CallPairing pairing = new CallPairing(Recording.open(recording), new FunctionTable(), lane -> check.lane());
			pairing.update();
			pairing.finish();
			check.end();
			if (droppedPercent == 0) {
				assertEquals(0, pairing.lanes().get(0).unmatched() + pairing.lanes().get(0).growths().size());
			}
		}
	}

	private static String program(Random random, int droppedPercent) {
		StringBuilder text = new StringBuilder("process 100 /usr/bin/python3 \"python3 a.py\"\nthread 100/100\n");
		int[] stack = new int[40];
		int depth = 0;
		int dropped = 0;
		for (int i = 0; i < 400; i++) {
			boolean enter = depth == 0 || depth < stack.length && random.nextBoolean();
			int function = enter ? random.nextInt(6) : stack[depth - 1];
			depth += enter ? 1 : -1;
			if (enter) {
				stack[depth - 1] = function;
			}
			if (random.nextInt(100) < droppedPercent) {
				dropped++;
				continue;
			}
			if (dropped > 0 && random.nextBoolean()) {
				text.append(10 * i + 14).append("us lost ").append(dropped).append('\n');
				dropped = 0;
			}
			text.append(10 * i + 15 - random.nextInt(3) * 4).append("us ").append(enter ? "> f" : "< f").append(function).append(" a.py:").append(function + 1).append('\n');
		}
		return text.toString();
	}
}
