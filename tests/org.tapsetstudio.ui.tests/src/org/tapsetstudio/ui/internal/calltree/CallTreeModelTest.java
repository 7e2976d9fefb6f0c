package org.tapsetstudio.ui.internal.calltree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.flame.Trees;

class CallTreeModelTest {
	private final CallTreeModel model = new CallTreeModel();

	@BeforeEach
	void tree() {
		model.setTree(Trees.of("""
				main 2000000 200000
				  load 800000 200000
				    parse 600000 600000
				  run 1000000 1000000
				"""));
	}

	@Test
	void greatestTotalComesFirst() {
		assertEquals("""
				main 2.00 ms 100.0 % self 200 µs
				  run 1.00 ms 50.0 % self 1.00 ms
				  load 800 µs 40.0 % self 200 µs
				    parse 600 µs 30.0 % self 600 µs
				""", text());
	}

	@Test
	void otherColumnsAndDirections() {
		model.setOrder(CallTreeColumn.FUNCTION, false);
		assertEquals("[2, 4]", model.children(1).toString());
		model.setOrder(CallTreeColumn.FUNCTION, true);
		assertEquals("[4, 2]", model.children(1).toString());
	}

	@Test
	void theFilterKeepsTheWayToWhatItFound() {
		model.setFilter(" Parse ");
		assertEquals("""
				main 2.00 ms 100.0 % self 200 µs
				  load 800 µs 40.0 % self 200 µs
				    parse 600 µs 30.0 % self 600 µs
				""", text());
	}

	@Test
	void theHotPathFollowsTheCostliest() {
		assertEquals("[1, 4]", model.hotPath(CallTreeSnapshot.ROOT).toString());
	}

	@Test
	void depthsThatNoTreeWidgetSurvivesAreCutAndSaidToBe() {
		int depth = 3 * CallTreeModel.LEVELS;
		var builder = new CallTreeSnapshot.Builder(depth + 1);
		for (int node = 0; node <= depth; node++) {
			builder.add(node - 1, new FrameLabel("recurse", "deep.py", 1), 1000, node == depth ? 1000 : 0, 1);
		}
		model.setTree(builder.build());
		assertEquals(CallTreeModel.LEVELS, model.hotPath(CallTreeSnapshot.ROOT).getLast());
		assertTrue(model.hasChildren(CallTreeModel.LEVELS - 1));
		assertFalse(model.hasChildren(CallTreeModel.LEVELS));
		assertTrue(model.isCut(CallTreeModel.LEVELS));
		assertEquals(CallTreeModel.LEVELS, model.shown(depth));
		assertEquals(7, model.shown(7));
	}

	private String text() {
		var text = new StringBuilder();
		append(CallTreeSnapshot.ROOT, text);
		return text.toString();
	}

	private void append(int parent, StringBuilder text) {
		var tree = model.tree();
		for (int node : model.children(parent)) {
			text.append("  ".repeat(tree.depth(node) - 1)).append(CallTreeColumn.FUNCTION.text(tree, node)).append(' ').append(CallTreeColumn.TOTAL.text(tree, node)).append(' ')
					.append(CallTreeColumn.SHARE.text(tree, node)).append(" self ").append(CallTreeColumn.SELF.text(tree, node)).append('\n');
			append(node, text);
		}
	}
}
