package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;

class TimeRangeTest {
	private static final TimeRange NOW = new TimeRange(1_000, 3_000);

	@Test
	void zoomsAroundAMomentThatStays() {
		assertEquals(new TimeRange(1_250, 2_250), NOW.zoom(0.5, 1_500, 10, 10_000));
		assertEquals(new TimeRange(0, 10_000), NOW.zoom(100, 1_500, 10, 10_000));
		assertEquals(10, NOW.zoom(0.000_1, 1_500, 10, 10_000).length());
	}

	@Test
	void stopsAtTheEnds() {
		assertEquals(new TimeRange(0, 2_000), NOW.pan(-5_000, 10_000));
		assertEquals(new TimeRange(8_000, 10_000), NOW.pan(50_000, 10_000));
	}

	@Test
	void pixelsAndMomentsAgree() {
		assertEquals(2_000, NOW.at(50, 100));
		assertEquals(50, NOW.pixel(2_000, 100));
	}

	@ParameterizedTest
	@CsvSource({ "1.2s - 1.5s, 1200000000, 1500000000", "10 ms + 500us, 10000000, 10500000", "5us..7us, 5000, 7000", "1µs to 2 ms, 1000, 2000000", "4us, 4000, 6000" })
	void readsWhatPeopleType(String text, long from, long to) {
		assertEquals(Optional.of(new TimeRange(from, to)), TimeRangeText.parse(text, NOW));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "5", "7us - 5us", "5us - 5us", "99999999999999999999s", "1s + -1s" })
	void refusesTheRest(String text) {
		assertEquals(Optional.empty(), TimeRangeText.parse(text, NOW));
	}

	@Test
	void writesWhatItReads() {
		var range = new TimeRange(1_234_567, 2_000_000_001L);
		assertEquals("1.234567 ms - 2.000000001 s", TimeRangeText.format(range));
		assertEquals(Optional.of(range), TimeRangeText.parse(TimeRangeText.format(range), NOW));
	}
}
