package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.HistogramLayout;
import org.tapsetstudio.engine.internal.stat.HistogramPrinter;
import org.tapsetstudio.engine.internal.stat.HistogramShape;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.stat.StatisticShape;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

class HistogramTextTest {
	@Test
	void powersOfTwoWithTwoRowsAround() {
		assertEquals("""
				value |-------------------------------------------------- count
				    0 |                                                   0
				    1 |                                                   0
				    2 |@@                                                 2
				    4 |@@@                                                3
				    8 |                                                   0
				   16 |                                                   0

				""", log(2, 3, 4, 5, 7));
	}

	@Test
	void negativeValuesLieAboveZero() {
		assertEquals("""
				value |-------------------------------------------------- count
				   -8 |                                                   0
				   -4 |                                                   0
				   -2 |@                                                  1
				   -1 |@                                                  1
				    0 |@                                                  1
				    1 |@                                                  1
				    2 |                                                   0
				    4 |                                                   0

				""", log(-3, -1, 0, 1));
	}

	@Test
	void longGapsAreLeftOut() {
		assertEquals("""
				value |-------------------------------------------------- count
				    0 |@                                                  1
				    1 |                                                   0
				    2 |                                                   0
				      ~
				 1024 |                                                   0
				 2048 |                                                   0
				 4096 |@                                                  1
				 8192 |                                                   0
				16384 |                                                   0

				""", log(0, 5000));
	}

	@Test
	void moreThanFiftyAreScaled() {
		Statistic s = new Statistic(new StatisticShape(false, 0, HistogramShape.log(), false));
		for (int i = 0; i < 120; i++) {
			s.add(1);
		}
		s.add(0);
		assertEquals("""
				value |-------------------------------------------------- count
				    0 |                                                     1
				    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@           120
				    2 |                                                     0
				    4 |                                                     0

				""", print(s));
	}

	@Test
	void linearWithBothEnds() {
		assertEquals("""
				value |-------------------------------------------------- count
				   <0 |@                                                  1
				    0 |@                                                  1
				   10 |                                                   0
				   20 |@@                                                 2
				  >20 |@                                                  1

				""", linear(0, 20, 10, -5, 5, 20, 25, 1000));
	}

	@Test
	void linearHidesEmptyEnds() {
		assertEquals("""
				value |-------------------------------------------------- count
				    0 |@                                                  1
				    1 |                                                   0
				    2 |@                                                  1

				""", linear(0, 2, 1, 0, 2));
	}

	@Test
	void noElisionWhenNegative() {
		Statistic s = new Statistic(new StatisticShape(false, 0, HistogramShape.log(), false));
		s.add(0);
		s.add(64);
		ByteBuilder out = new ByteBuilder();
		new HistogramPrinter(s, new HistogramLayout(50, -1)).print(out, Integer.MAX_VALUE);
		assertEquals(12, out.toString().lines().count());
	}

	@Test
	void everyNumberHasItsBucket() {
		HistogramShape shape = HistogramShape.log();
		assertEquals(64, shape.bucketOf(0));
		assertEquals(65, shape.bucketOf(1));
		assertEquals(127, shape.bucketOf(Long.MAX_VALUE));
		assertEquals(63, shape.bucketOf(-1));
		assertEquals(0, shape.bucketOf(Long.MIN_VALUE));
		assertEquals(1, shape.bucketOf(-Long.MAX_VALUE));
		for (int bucket = 1; bucket < 128; bucket++) {
			assertEquals(bucket, shape.bucketOf(shape.label(bucket)));
		}
	}

	@Test
	void tooManyBucketsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> HistogramShape.linear(0, 1000, 1));
	}

	private static String log(long... values) {
		Statistic s = new Statistic(new StatisticShape(false, 0, HistogramShape.log(), false));
		for (long v : values) {
			s.add(v);
		}
		return print(s);
	}

	private static String linear(long start, long stop, long interval, long... values) {
		Statistic s = new Statistic(new StatisticShape(false, 0, HistogramShape.linear(start, stop, interval), false));
		for (long v : values) {
			s.add(v);
		}
		return print(s);
	}

	private static String print(Statistic s) {
		ByteBuilder out = new ByteBuilder();
		new HistogramPrinter(s, HistogramLayout.DEFAULT).print(out, Integer.MAX_VALUE);
		return out.toString();
	}
}
