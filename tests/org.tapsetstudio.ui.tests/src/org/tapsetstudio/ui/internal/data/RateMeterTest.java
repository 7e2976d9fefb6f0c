package org.tapsetstudio.ui.internal.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateMeterTest {
	private static final long TENTH = 100_000_000;

	@Test
	void tellsTheLastSecondAndForgetsWhatWasBefore() {
		var meter = new RateMeter();
		meter.at(0, 0);
		assertEquals(0, meter.rate());
		for (int i = 1; i <= 30; i++) {
			meter.at(i * TENTH, i * 50);
		}
		assertEquals(500, meter.rate());
		for (int i = 31; i <= 42; i++) {
			meter.at(i * TENTH, 30 * 50);
		}
		assertEquals(0, meter.rate());
	}

	@Test
	void looksBackToTheLastSampleWhereSamplesAreRare() {
		var meter = new RateMeter();
		meter.at(0, 0);
		meter.at(50 * TENTH, 1000);
		assertEquals(200, meter.rate());
	}
}
