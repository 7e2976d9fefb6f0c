package org.tapsetstudio.ui.internal.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.flame.FlameShape.Order;

class FlameNavigationTest {
	private static final int MAIN = 1;
	private static final int LOAD = 2;
	private static final int PARSE = 3;
	private static final int RUN = 4;
	private final CallTreeSnapshot tree = Trees.of("""
			main 20 2
			  load 8 2
			    parse 6 6
			  run 10 10
			""");

	@Test
	void downGoesToTheCostliestCallee() {
		assertEquals(RUN, FlameNavigation.down(tree, MAIN));
		assertEquals(PARSE, FlameNavigation.down(tree, PARSE));
	}

	@Test
	void upStopsAtTheTop() {
		assertEquals(MAIN, FlameNavigation.up(tree, LOAD));
		assertEquals(MAIN, FlameNavigation.up(tree, MAIN));
	}

	@Test
	void besideStopsAtTheEnds() {
		assertEquals(RUN, FlameNavigation.beside(tree, LOAD, 1, Order.FIRST_CALL));
		assertEquals(RUN, FlameNavigation.beside(tree, RUN, 1, Order.FIRST_CALL));
		assertEquals(LOAD, FlameNavigation.beside(tree, RUN, -1, Order.FIRST_CALL));
	}

	@Test
	void towardsGoesOneStepDownThePath() {
		assertEquals(MAIN, FlameNavigation.towards(tree, CallTreeSnapshot.ROOT, PARSE));
		assertEquals(LOAD, FlameNavigation.towards(tree, MAIN, PARSE));
		assertEquals(RUN, FlameNavigation.towards(tree, RUN, PARSE));
	}
}
