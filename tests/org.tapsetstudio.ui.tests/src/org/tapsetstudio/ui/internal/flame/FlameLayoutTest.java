package org.tapsetstudio.ui.internal.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** Pictures as text: a letter for each pixel, the first of the function's name, a dot where nothing is. */
class FlameLayoutTest {
	private static final CallTreeSnapshot TREE = Trees.of("""
			main 20 2
			  load 8 2
			    parse 6 6
			  run 10 4
			    parse 6 6
			""");

	@Test
	void boxesAreAsWideAsTheirShare() {
		assertEquals("""
				mmmmmmmmmmmmmmmmmmmm
				llllllllrrrrrrrrrr..
				pppppp..pppppp......
				""", picture(TREE, 0, 20, ""));
	}

	@Test
	void theZoomedNodeFillsTheWidthBelowItsCallers() {
		assertEquals("""
				mmmmmmmm
				llllllll
				pppppp..
				""", picture(TREE, 2, 8, ""));
	}

	@Test
	void whatIsNarrowerThanHalfAPixelIsLeftOut() {
		var tree = Trees.of("""
				main 1000 0
				  big 999 999
				  small 1 0
				    below 1 1
				""");
		assertEquals("mmmmmmmmmm\nbbbbbbbbbb\n", picture(tree, 0, 10, ""));
	}

	@Test
	void deepTreesNeedNoDeepStack() {
		var text = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			text.append("  ".repeat(i)).append("f 5 ").append(i == 19_999 ? 5 : 0).append('\n');
			if (i > 300) {
				break;
			}
		}
		assertEquals(302, compute(Trees.of(text.toString()), 0, 3, "").lanes());
	}

	@Test
	void aSearchColoursAndCountsEachStackOnce() {
		var picture = compute(TREE, 0, 20, "parse");
		assertEquals(0.6, picture.matchShare(), 1e-9);
		assertEquals(0xFF00FF, picture.pixels()[2 * 20]);
		assertTrue(picture.pixels()[0] != 0xFF00FF);
	}

	@Test
	void anEmptyTreeHasNoLanes() {
		assertEquals("", picture(CallTreeSnapshot.EMPTY, 0, 10, ""));
	}

	private static FlamePicture compute(CallTreeSnapshot tree, int zoom, int width, String words) {
		return FlameLayout.compute(new FlameRequest(tree, zoom, width, words, new FlamePalette(0xFFFFFF, 0, 0xFF00FF, 0, false)));
	}

	private static String picture(CallTreeSnapshot tree, int zoom, int width, String words) {
		var picture = compute(tree, zoom, width, words);
		var text = new StringBuilder();
		for (int lane = 0; lane < picture.lanes(); lane++) {
			for (int x = 0; x < width; x++) {
				int node = picture.nodeAt(x, lane);
				text.append(node < 0 ? '.' : tree.frame(node).function().charAt(0));
			}
			text.append('\n');
		}
		return text.toString();
	}
}
