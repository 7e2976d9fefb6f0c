package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.stat.StatisticShape;

class StatisticTest {
	@Test
	void countSumLeastGreatestMean() {
		Statistic s = of(0, 5, -3, 10);
		assertEquals("3 12 -3 10 4", s.count() + " " + s.sum() + " " + s.min() + " " + s.max() + " " + s.average());
	}

	/** The two results that the language's manual shows. */
	@Test
	void varianceOfOneToFive() {
		assertEquals(12, of(0, 1, 2, 3, 4, 5).variance());
		assertEquals(2, of(1, 1, 2, 3, 4, 5).variance());
	}

	@Test
	void meanIsCutTowardZero() {
		assertEquals(-3, of(0, -3, -4).average());
	}

	@Test
	void varianceOfOneValueIsZero() {
		assertEquals(0, of(0, 7).variance());
	}

	@Test
	void addingAnotherAddsItsValues() {
		Statistic s = of(0, 1, 2);
		s.add(of(0, -7, 30));
		assertEquals("4 26 -7 30", s.count() + " " + s.sum() + " " + s.min() + " " + s.max());
	}

	private static Statistic of(int bits, long... values) {
		Statistic s = new Statistic(new StatisticShape(true, bits, null, false));
		for (long v : values) {
			s.add(v);
		}
		return s;
	}
}
