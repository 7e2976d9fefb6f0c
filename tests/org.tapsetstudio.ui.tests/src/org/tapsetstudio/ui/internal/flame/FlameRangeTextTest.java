package org.tapsetstudio.ui.internal.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlameRangeTextTest {
	private static final long WHOLE = 2_000_000_000;

	@ParameterizedTest
	@CsvSource({ "20% - 45.5%, 0.2, 0.455", "0 - 50 %, 0, 0.5", "50% to 120%, 0.5, 1", "1s - 1.5s, 0.5, 0.75", "500ms + 1s, 0.25, 0.75", "1s, 0.5, 0.6" })
	void whatPeopleType(String text, double from, double to) {
		assertEquals(Optional.of(new FlameRange(from, to)), FlameRangeText.parse(text, new FlameRange(0.3, 0.4), WHOLE).map(FlameRangeTextTest::rounded));
	}

	private static FlameRange rounded(FlameRange range) {
		return new FlameRange(Math.round(range.from() * 1e6) / 1e6, Math.round(range.to() * 1e6) / 1e6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "50% - 20%", "20 - 30", "3s - 4s", "-1% - 5%" })
	void whatIsNoRange(String text) {
		assertEquals(Optional.empty(), FlameRangeText.parse(text, FlameRange.ALL, WHOLE));
	}

	@Test
	void isWrittenWithTheDigitsThatTell() {
		assertEquals("0 % - 100 %", FlameRangeText.format(FlameRange.ALL));
		assertEquals("20 % - 45.5 %", FlameRangeText.format(new FlameRange(0.2, 0.455)));
		assertEquals("33.3333 % - 33.3334 %", FlameRangeText.format(new FlameRange(0.333333, 0.333334)));
	}
}
