package org.tapsetstudio.ui.internal.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.colour.Colouring;
import org.tapsetstudio.ui.internal.colour.Look;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.colour.Scheme;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.flame.FlameShape.Order;

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
		assertEquals(0xFF00FF, picture.image().rows()[2][0]);
		assertTrue(picture.image().rows()[0][0] != 0xFF00FF);
	}

	@Test
	void anEmptyTreeHasNoLanes() {
		assertEquals("", picture(CallTreeSnapshot.EMPTY, 0, 10, ""));
	}

	@Test
	void rootsMayStandAtTheBottom() {
		assertEquals("""
				pppppp..pppppp......
				llllllllrrrrrrrrrr..
				mmmmmmmmmmmmmmmmmmmm
				""", picture(TREE, 0, 20, FlameShape.DEFAULT.withUpwards(true)));
	}

	@Test
	void leftHeavyPutsTheLongestFirst() {
		assertEquals("""
				mmmmmmmmmmmmmmmmmmmm
				rrrrrrrrrrllllllll..
				pppppp....pppppp....
				""", picture(TREE, 0, 20, FlameShape.DEFAULT.withOrder(Order.HEAVIEST)));
	}

	@Test
	void aPartOfTheWidthShowsOnlyWhatLiesThere() {
		var request = new FlameRequest(TREE, new FlameRange(0.4, 0.9), 0, 10, FlameShape.DEFAULT, look(""));
		assertEquals("mmmmmmmmmm\nrrrrrrrrrr\npppppp....\n", text(FlameLayout.compute(request), TREE, 10));
	}

	@Test
	void aDifferenceIsColouredByItsChanges() {
		var tree = new CallTreeSnapshot.Builder(3).add(-1, new FrameLabel("all", "", 0), 20, 0, 0).add(0, new FrameLabel("slower", "", 0), 10, 10, 1)
				.add(0, new FrameLabel("faster", "", 0), 10, 10, 1).changes(new double[] { 0, 0.5, -0.5 }).build();
		var picture = compute(tree, 0, 20, "");
		assertTrue((picture.image().rows()[0][1] >> 16 & 255) > (picture.image().rows()[0][1] & 255), "more time is red");
		assertTrue((picture.image().rows()[0][11] >> 16 & 255) < (picture.image().rows()[0][11] & 255), "less time is blue");
	}

	private static Look look(String words) {
		return new Look(new Palette(0xFFFFFF, 0, 0xFF00FF, 0, 0xFF0000, Scheme.THEME), Colouring.FILE, new Words(words), null);
	}

	private static FlamePicture compute(CallTreeSnapshot tree, int zoom, int width, String words) {
		return FlameLayout.compute(new FlameRequest(tree, FlameRange.of(tree, zoom, Order.FIRST_CALL), zoom, width, FlameShape.DEFAULT, look(words)));
	}

	private static String picture(CallTreeSnapshot tree, int zoom, int width, String words) {
		return text(compute(tree, zoom, width, words), tree, width);
	}

	private static String picture(CallTreeSnapshot tree, int zoom, int width, FlameShape shape) {
		return text(FlameLayout.compute(new FlameRequest(tree, FlameRange.of(tree, zoom, shape.order()), zoom, width, shape, look(""))), tree, width);
	}

	private static String text(FlamePicture picture, CallTreeSnapshot tree, int width) {
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
