package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.Tiering;

/** Programs made at random print the same as trees, as bytecode, and when they change from one to the other. More of them with {@code -Dtapsetstudio.programs=N}. */
class TiersAgreeTest {
	private static final int PROGRAMS = Integer.getInteger("tapsetstudio.programs", 40);
	private static final long SEED = 20_250_101;
	/** So many timers of 100 µs that a handler gets hot in between. */
	private static final int STEPS = 2200;

	@Test
	void everyProgramPrintsTheSameInAllTiers() {
		int printed = 0;
		for (int i = 0; i < PROGRAMS; i++) {
			String text = new RandomScript(SEED + i).text(21);
			String tree = run(text, Tiering.TREE, 20);
			assertEquals(tree, run(text, Tiering.BYTECODE, 20), text);
			printed += tree.length();
		}
		assertTrue(printed > 100 * PROGRAMS, "the programs print too little to tell");
	}

	@Test
	void aHandlerThatGetsHotGoesOnAsBefore() {
		for (int i = 0; i < PROGRAMS / 20; i++) {
			String text = new RandomScript(SEED - 1 - i).text(STEPS + 1);
			assertEquals(run(text, Tiering.TREE, STEPS), run(text, Tiering.TIERED, STEPS), text);
		}
	}

	private static String run(String text, Tiering tiering, int steps) {
		Script script = Script.of(text).tiering(tiering).start();
		for (int i = 1; i <= steps && !script.dispatcher().finished(); i++) {
			script.advanceTo(i * 100L);
		}
		script.end();
		return script.output() + script.messages();
	}
}
