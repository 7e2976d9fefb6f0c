package org.tapsetstudio.ui.internal.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Problem;
import org.tapsetstudio.ui.internal.data.Missing;

/** What the line above a view says of what is not there. */
class DataLineTest {
	@Test
	void nothingIsMissing() {
		assertEquals("", DataLine.missing(Missing.NONE));
	}

	@Test
	void hitsThatConditionsLeftOutAndDamagedPlacesAreTold() {
		var omitted = List.of(new OmittedHits(1, "python", "function__entry", "the string at $arg2 is \"work\"", 1000), new OmittedHits(2, "python", "function__return", "the string at $arg2 is \"work\"", 234));
		var damaged = List.of(new Problem(Path.of("/tmp/a.taprec/1-1.stream"), 0, "This is no event stream of a recording."));
		assertEquals(" | the script's conditions left out 1,234 hits", DataLine.missing(new Missing(0, List.of(), omitted, List.of())));
		assertEquals(" | the script's conditions left out 1,234 hits | damaged: 1 places could not be read", DataLine.missing(new Missing(0, List.of(), omitted, damaged)));
	}
}
