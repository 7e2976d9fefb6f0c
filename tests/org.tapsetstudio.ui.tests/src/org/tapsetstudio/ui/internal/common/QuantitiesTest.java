package org.tapsetstudio.ui.internal.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
	private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

	@BeforeEach
	void english() {
		Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
	}

	@AfterEach
	void restore() {
		Locale.setDefault(Locale.Category.FORMAT, before);
	}

	@Test
	void durationsHaveAFittingUnit() {
		assertEquals("0 ns", Quantities.duration(0));
		assertEquals("999 ns", Quantities.duration(999));
		assertEquals("1.50 \u00b5s", Quantities.duration(1_500));
		assertEquals("12.3 ms", Quantities.duration(12_345_678));
		assertEquals("123 ms", Quantities.duration(123_456_789));
		assertEquals("3,600 s", Quantities.duration(3_600_000_000_000L));
	}

	@Test
	void bytesHaveAFittingUnit() {
		assertEquals("0 B", Quantities.bytes(0));
		assertEquals("43.0 kB", Quantities.bytes(43_024));
		assertEquals("1.50 GB", Quantities.bytes(1_500_000_000));
	}

	@Test
	void countsAndShares() {
		assertEquals("1,234,567", Quantities.count(1_234_567));
		assertEquals("12.5 %", Quantities.percent(0.125));
	}
}
