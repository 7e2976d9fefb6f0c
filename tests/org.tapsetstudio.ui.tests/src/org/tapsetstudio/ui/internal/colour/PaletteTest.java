package org.tapsetstudio.ui.internal.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** Every palette, light and dark, as a reader of its boxes needs it. */
class PaletteTest {
	/** What the Web Content Accessibility Guidelines ask of text. */
	private static final double READABLE = 4.5;
	private static final int ALARM = 0xD03030;
	private static final int MATCH = 0xC800B4;

	static Stream<Palette> palettes() {
		return Stream.of(Scheme.values()).flatMap(scheme -> Stream.of(new Palette(0xFFFFFF, 0x000000, MATCH, 0x000000, ALARM, scheme), new Palette(0x2F2F2F, 0xEEEEEE, MATCH, 0xEEEEEE, ALARM, scheme)));
	}

	@ParameterizedTest
	@MethodSource("palettes")
	void theTextOnEveryBoxCanBeRead(Palette palette) {
		var boxes = IntStream.range(0, 2_000).map(i -> palette.colour(new FrameLabel("f" + i % 50, "/src/" + i + ".py", 1), Colouring.FILE));
		var changes = IntStream.rangeClosed(-20, 20).map(i -> palette.change(i / 20.0));
		var special = IntStream.of(palette.alarm(), palette.match());
		IntStream.concat(IntStream.concat(boxes, changes), special).flatMap(colour -> IntStream.of(colour, palette.faded(colour))).forEach(colour -> {
			double contrast = Contrast.between(colour, palette.textOn(colour));
			assertTrue(contrast >= READABLE, () -> "%s: %.2f on %06X".formatted(palette, contrast, colour));
		});
	}

	@Test
	void contrastIsThatOfTheGuidelines() {
		assertEquals(21, Contrast.between(0x000000, 0xFFFFFF), 1e-9);
		assertEquals(1, Contrast.between(0x336699, 0x336699), 1e-9);
		assertEquals(4.54, Contrast.between(0x767676, 0xFFFFFF), 0.005);
	}
}
