package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

class CallTreeTest {
	private static final String TWO_THREADS = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > main a.py:1
			  20us > f a.py:5
			  30us < f
			  35us > f
			  55us < f
			  60us < main
			thread 100/107 worker
			  15us > f a.py:5
			  25us > g a.py:9
			  35us < f
			""";

	@TempDir
	Path folder;

	@Test
	void mergesThreads() throws IOException {
		assertEquals("""
				 1   50   20  main
				 2   30   30    f
				 1   20   10  f
				 1   10   10    g unwound 1
				""", Trees.text(Trees.build(folder, TWO_THREADS).snapshot(Grouping.MERGED)));
	}

	@Test
	void groupsByThread() throws IOException {
		assertEquals("""
				 0   50    0  main 100/100
				 1   50   20    main
				 2   30   30      f
				 0   20    0  worker 100/107
				 1   20   10    f
				 1   10   10      g unwound 1
				""", Trees.text(Trees.build(folder, TWO_THREADS).snapshot(Grouping.THREAD)));
	}

	@Test
	void groupsByProcessAcrossExec() throws IOException {
		assertEquals("""
				 0   30    0  python3 100
				 1   20   20    main cut 1
				 1   10   10    main
				""", Trees.text(Trees.build(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > main a.py:1
				exec 100 at 30us
				process 100 /usr/bin/python3 "python3 b.py"
				thread 100/100
				  50us > main b.py:1
				  60us < main
				""").snapshot(Grouping.PROCESS)));
	}

	@Test
	void growsTheRootUpwards() throws IOException {
		assertEquals("""
				 0   50    5  main cut 1
				 1   35   15    inner cut 1
				 2   20   20      leaf
				 1   10   10    leaf
				""", Trees.text(Trees.build(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > leaf a.py:20
				  20us < leaf
				  30us < inner a.py:10
				  35us > inner
				  40us > leaf
				  50us < leaf
				  50us < inner
				  50us > leaf
				  60us < leaf
				  60us < main a.py:1
				""").snapshot(Grouping.MERGED)));
	}

	@Test
	void countsTheChildOfAForkUnderItsParentsCalls() throws IOException {
		assertEquals("""
				 1   50   20  main cut 1
				 1   30   20    work
				 1   10   10      leaf
				""", Trees.text(Trees.build(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > main a.py:1
				fork 101 from 100/100 at 20us
				thread 100/100
				  20us < main
				thread 101/101
				  30us > work a.py:5
				  40us > leaf a.py:9
				  50us < leaf
				  60us < work
				""").snapshot(Grouping.MERGED)));
	}

	@Test
	void countsRecursionOnceInTotals() throws IOException {
		CallTree tree = Trees.build(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				thread 100/100
				  10us > fib a.py:1
				  20us > fib
				  30us > leaf a.py:9
				  40us < leaf
				  50us < fib
				  70us < fib
				""").snapshot(Grouping.MERGED);
		assertEquals("""
				fib calls 2 self 50 total 60 min 30 max 60
				leaf calls 1 self 10 total 10 min 10 max 10
				""", HotFunctions.of(tree).stream().map(r -> String.format("%s calls %d self %d total %d min %d max %d%n", r.function().name(), r.calls(), r.self() / 1000,
				r.total() / 1000, r.min() / 1000, r.max() / 1000)).collect(Collectors.joining()));
	}

	@Test
	void growsWhileTheProgramRuns() throws IOException {
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			ImageWriter image = writer.image(100, 1, "/usr/bin/python3", "python3 a.py");
			ImageWriter.SlotSpec frame = new ImageWriter.SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			int main = image.frame("a.py", "main", "main", 1, null);
			StreamWriter stream = image.stream(100, 1, "main");
			stream.event(10_000, entry, 0, main);
			writer.flush();
			Recording recording = Recording.open(folder);
			CallTreeBuilder builder = new CallTreeBuilder(recording);
			builder.update(Progress.NONE);
			CallTree before = builder.snapshot(Grouping.MERGED);
			assertEquals(" 1    0    0  main\n", Trees.text(before));
			assertSame(before, builder.snapshot(Grouping.MERGED));

			int f = image.frame("a.py", "f", "f", 5, null);
			stream.event(20_000, entry, 0, f);
			stream.event(50_000, entry, 0, f);
			writer.flush();
			recording.refresh();
			builder.update(Progress.NONE);
			assertNotSame(before, builder.snapshot(Grouping.MERGED));
			assertEquals("""
					 1   40   10  main
					 1   30   30    f
					 1    0    0      f
					""", Trees.text(builder.snapshot(Grouping.MERGED)));
			assertEquals(" 1    0    0  main\n", Trees.text(before));
			assertEquals(1, leave);
		}
	}

	@Test
	void laysOutAFlameGraph() throws IOException {
		FlameLayout layout = FlameLayout.of(Trees.build(folder, TWO_THREADS).snapshot(Grouping.MERGED), CallTree.ROOT, FlameLayout.Weight.TIME, FlameLayout.Order.NAME, 0,
				Progress.NONE);
		StringBuilder text = new StringBuilder();
		for (int row = 0; row < layout.rows(); row++) {
			for (int box = layout.rowStart(row); box < layout.rowStart(row + 1); box++) {
				text.append(layout.start(box) / 1000).append("..").append(layout.end(box) / 1000).append(' ').append(layout.tree().label(layout.node(box))).append("; ");
			}
			text.append('\n');
		}
		assertEquals("0..70 all; \n0..20 f; 20..70 main; \n0..10 g; 20..50 f; \n", text.toString());
		assertEquals("f", layout.tree().label(layout.node(layout.boxAt(2, 30_000))));
		assertEquals(-1, layout.boxAt(2, 15_000));
	}
}
