package org.tapsetstudio.ui.internal.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DownSamplingTest {
	@Test
	void fewValuesStay() {
		assertArrayEquals(new int[] { 0, 1, 2 }, DownSampling.extremes(new double[] { 5, 1, 3 }, 10));
	}

	@Test
	void peaksAreKept() {
		var values = new double[100_000];
		values[12_345] = 9;
		values[77_777] = -9;
		int[] kept = DownSampling.extremes(values, 2000);
		assertTrue(kept.length <= 2000);
		assertTrue(Arrays.binarySearch(kept, 12_345) >= 0);
		assertTrue(Arrays.binarySearch(kept, 77_777) >= 0);
	}
}
