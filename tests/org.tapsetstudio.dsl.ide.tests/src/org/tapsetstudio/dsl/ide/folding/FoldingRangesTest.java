package org.tapsetstudio.dsl.ide.folding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class FoldingRangesTest {

	@Test
	void blocksCommentsAndConditionalsOfSeveralLines() {
		String text = """
				/* A
				 * comment. */
				probe begin {
					if (1) {
						exit()
					}
					if (2) { exit() }
				}
				%( 1 == 2 %?
				probe end { }
				%)
				""";
		assertEquals("1-2 3-8 4-6 9-11", FoldingRanges.of(Marked.model(text).tokens()).stream().map(span -> line(text, span.start()) + "-" + line(text, span.end()))
				.collect(Collectors.joining(" ")));
	}

	@Test
	void aBranchLeftOutFoldsByItself() {
		String text = """
				%( 1 == 1 %?
				probe begin { }
				%:
				probe end { }
				probe never { }
				%)
				""";
		assertEquals("1-6 3-5", FoldingRanges.of(Marked.model(text).tokens()).stream().map(span -> line(text, span.start()) + "-" + line(text, span.end())).collect(Collectors.joining(" ")));
	}

	private static long line(String text, int offset) {
		return text.substring(0, offset).chars().filter(character -> character == '\n').count() + 1;
	}
}
