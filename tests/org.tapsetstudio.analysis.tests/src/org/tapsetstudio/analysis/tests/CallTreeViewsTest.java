package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeViews;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;

/** The columns are calls, total, self, name. */
class CallTreeViewsTest {
	@TempDir
	Path folder;

	private CallTree tree;

	@BeforeEach
	void build() throws IOException {
		tree = Trees.build(folder, """
				process 100 /usr/bin/python3
				thread 100/100 main
				 10us > main a.py:1
				 20us > f a.py:2
				 30us > g a.py:3
				 60us < g
				 70us < f
				 80us > g a.py:3
				 85us > f a.py:2
				 90us > g a.py:3
				 94us < g
				 95us < f
				 98us < g
				100us < main
				""").snapshot(Grouping.MERGED);
		assertEquals("""
				 1   90   22  main
				 1   50   20    f
				 1   30   30      g
				 1   18    8    g
				 1   10    6      f
				 1    4    4        g
				""", Trees.text(tree));
	}

	private IntPredicate named(String name) {
		return function -> tree.functions().get(function).name().equals(name);
	}

	private static void assertTree(String expected, Optional<CallTree> tree) {
		assertEquals(expected, Trees.text(tree.orElseThrow()));
	}

	@Test
	void callersOfARecursiveFunctionCountItsTimeOnce() {
		assertTree("""
				 3   48    0  g
				 2   30    0    f
				 1   30   30      main
				 1    0    0      g
				 1    0    0        main
				 1   18   18    main
				""", CallTreeViews.callers(tree, named("g"), Progress.NONE));
	}

	@Test
	void fromTheLeaves() {
		CallTree leaves = CallTreeViews.fromLeaves(tree, Progress.NONE).orElseThrow();
		assertEquals(tree.total(CallTree.ROOT), leaves.total(CallTree.ROOT));
		int g = leaves.children(CallTree.ROOT)[0];
		assertEquals("g 42000", leaves.label(g) + " " + leaves.total(g));
	}

	@Test
	void calleesFromWhereverTheyAreCalled() {
		assertTree("""
				 2   60   26  f
				 2   34   34    g
				""", CallTreeViews.callees(tree, named("f"), Progress.NONE));
	}

	@Test
	void withoutAFunctionItsTimeIsTheCallers() {
		assertTree("""
				 1   90   42  main
				 2   48   44    g
				 1    4    4      g
				""", CallTreeViews.without(tree, named("f"), Progress.NONE));
	}

	@Test
	void withoutRecursion() {
		assertTree("""
				 1   90   22  main
				 1   50   20    f
				 1   30   30      g
				 2   18   12    g
				 1    6    6      f
				""", CallTreeViews.withoutRecursion(tree, Progress.NONE));
	}

	@Test
	void aCancelledViewIsEmpty() throws IOException {
		Progress cancelled = new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		StringBuilder text = new StringBuilder("process 100 /usr/bin/python3\nthread 100/100 main\n");
		for (int i = 0; i < 70_000; i++) {
			text.append(10 + i).append("us > f").append(i).append(" a.py:1\n").append(10 + i).append("us < f").append(i).append('\n');
		}
		CallTree large = Trees.build(folder.resolve("large"), text.toString()).snapshot(Grouping.MERGED);
		assertTrue(CallTreeViews.fromLeaves(large, cancelled).isEmpty());
		assertTrue(CallTreeViews.withoutRecursion(large, cancelled).isEmpty());
		assertTrue(CallTreeViews.callers(large, function -> true, cancelled).isEmpty());
	}
}
