package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.testing.TextRecording;

/**
 * Random programs of which, one after the other, every single event is missing, without anything that says so. Whatever is missing: every entry that is left is a call, none ends before it begins or lies
 * outside of its caller, and where a call is not as it was the pairing says that something is uncertain.
 */
class OneEventMissingTest {
	private static final int UNCERTAIN = CallFlags.UNWOUND | CallFlags.START_CUT | CallFlags.END_CUT | CallFlags.CONTINUED;

	@TempDir
	Path folder;

	private record Call(String function, long start, long end, int depth, int flags) {
		Call certain() {
			return new Call(function, start, end, depth, 0);
		}
	}

	/** The calls of a recording in the order in which they begin. */
	private static final class Calls implements CallSink {
		private final FunctionTable functions;
		private final List<Call> all = new ArrayList<>();
		private final List<Integer> open = new ArrayList<>();
		private int growths;

		Calls(FunctionTable functions) {
			this.functions = functions;
		}

		@Override
		public void enter(int function, long ticks, int flags) {
			open.add(all.size());
			all.add(new Call(functions.get(function).name(), ticks, -1, open.size() - 1, flags));
		}

		@Override
		public void leave(long ticks, int flags) {
			int at = open.remove(open.size() - 1);
			Call call = all.get(at);
			all.set(at, new Call(call.function, call.start, ticks, call.depth, call.flags | flags));
		}

		@Override
		public void beforeTrace(int function, long ticks, int flags) {
			growths++;
		}
	}

	@Test
	void everyEventInTurn() throws IOException {
		for (int seed = 0; seed < 8; seed++) {
			List<String> program = program(new Random(seed));
			Result whole = pair(program, folder.resolve("whole" + seed));
			assertEquals(0, whole.uncertain);
			for (int missing = 0; missing < program.size(); missing++) {
				List<String> rest = new ArrayList<>(program);
				String gone = rest.remove(missing);
				Result result = pair(rest, folder.resolve(seed + "-" + missing));
				String where = "program " + seed + " without event " + missing + ": " + gone;
				assertEquals(rest.stream().filter(line -> line.contains(">")).count(), result.calls.size(), where);
				List<Call> around = new ArrayList<>();
				for (Call call : result.calls) {
					assertTrue(call.end >= call.start, where);
					around.subList(call.depth, around.size()).clear();
					assertTrue(around.stream().allMatch(caller -> caller.start <= call.start && caller.end >= call.end), where);
					around.add(call);
				}
				List<Call> certain = result.calls.stream().map(Call::certain).toList();
				assertTrue(result.uncertain > 0 || whole.calls.stream().map(Call::certain).toList().equals(certain), where);
			}
		}
	}

	private record Result(List<Call> calls, long uncertain) {
	}

	private static Result pair(List<String> program, Path folder) throws IOException {
		TextRecording.write(folder, "process 100 /usr/bin/python3\nthread 100/100\n" + String.join("\n", program) + "\n");
		FunctionTable functions = new FunctionTable();
		Calls calls = new Calls(functions);
		CallPairing pairing = new CallPairing(Recording.open(folder), functions, lane -> calls);
		pairing.update();
		pairing.finish();
		long uncertain = pairing.lanes().get(0).unmatched() + calls.growths + calls.all.stream().filter(call -> (call.flags & UNCERTAIN) != 0).count();
		return new Result(calls.all, uncertain);
	}

	private static List<String> program(Random random) {
		List<String> program = new ArrayList<>();
		int[] stack = new int[12];
		int depth = 0;
		for (int i = 0; i < 60 || depth > 0; i++) {
			boolean enter = depth == 0 || i < 60 && depth < stack.length && random.nextBoolean();
			if (enter) {
				stack[depth++] = random.nextInt(5);
				program.add(10 * i + "us > f" + stack[depth - 1]);
			} else {
				program.add(10 * i + "us < f" + stack[--depth]);
			}
		}
		return program;
	}
}
