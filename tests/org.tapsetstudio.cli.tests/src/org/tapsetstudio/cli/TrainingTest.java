package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.cli.internal.Training;

/** A script of the training that does not run would leave the start without its cache, and nobody would see more than a slow start. */
class TrainingTest {
	@Test
	void everyCommandOfTheTrainingWorks() {
		assertEquals(0, Training.run());
	}
}
