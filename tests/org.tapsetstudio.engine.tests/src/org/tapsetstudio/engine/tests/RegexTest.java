package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.regex.Regex;

class RegexTest {
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
			"abc; xabcx; [1, 4]", //
			"^abc$; abc; [0, 3]", //
			"^abc; xabc; null", //
			"a*; baaa; [0, 0]", //
			"a+; baaa; [1, 4]", //
			"a|ab; xab; [1, 3]", // the longest, not the first
			"(a|ab)(c|bcd); abcd; [0, 4, 0, 1, 1, 4]", //
			"a{2,3}; aaaa; [0, 3]", //
			"a{2}; a; null", //
			"a{2,}; xaaaa; [1, 5]", //
			"[[:digit:]]+; ab123c; [2, 5]", //
			"[^a-c]+; abcxyz; [3, 6]", //
			"[]a]; x]; [1, 2]", //
			"\\.py; a.py; [1, 4]", //
			"\\d; 5d; [1, 2]", // no Perl classes
			"(x)?y; y; [0, 1, -1, -1]", //
			"(a*)*b; aab; [0, 3, 0, 2]", //
			"a(?:b)?(c); a:bc; [0, 4, 3, 4]", // not kept, and with its colon
			"(?:*); ::; [0, 2]", //
			"a); xa)b; [1, 2]", // means nothing at the end
			"a$$; a; null", // there is one end only
			"(a$); a; [0, 1, 0, 1]", //
			"(a)|(a$); a; [0, 1, 0, 1, 0, 1]", // what ends at the end sets its groups besides
			"(a$)|(a); ab; [0, 1, -1, -1, 0, 1]", //
			"(a)|(b)|(a$); aa; [0, 1, 0, 1, -1, -1, -1, -1]", //
			"x(a)?(a$)?; xa; [0, 2, 1, 2, 1, 2]", //
			"((a)*|(aa$)); aa; [0, 2, 0, 2, 1, 2, 0, 2]", //
			"(a)|(ab); ab; [0, 2, 0, 1, 0, 2]", // each longer match sets its groups besides
			"((.)|(.)a); aa; [0, 2, 0, 2, 0, 1, 0, 1]", //
			"(xy|x)(yz|z); xyz; [0, 3, 0, 1, 1, 3]", // of alternatives the single byte counts more
			"(a|ab)(c|bcd)(d*); abcd; [0, 4, 0, 1, 1, 4, 4, 4]", //
			"abcd|bc; xabcd; [2, 4]", // where the first one to end starts
			"b|abc; abc; [1, 2]", //
			"b|ab; ab; [0, 2]", // both end at once: the leftmost
			"\\n; \\n; [1, 2]", // not a line feed
			"; x; [0, 0]" })
	void matches(String pattern, String text, String expected) {
		int[] found = new Regex((pattern == null ? "" : pattern).getBytes(StandardCharsets.UTF_8)).find(ByteString.of(text));
		assertEquals(expected, found == null ? "null" : Arrays.toString(found));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(a", "a)b", "[a", "*a", "a{3,2}", "a{x}", "[[:nope:]]", "a\\" })
	void wrongOnesAreRefused(String pattern) {
		assertThrows(IllegalArgumentException.class, () -> new Regex(pattern.getBytes(StandardCharsets.UTF_8)));
	}

	/** No automaton is made of it: the ways are followed side by side. */
	@Test
	void aLargePatternIsFoundToo() {
		Regex regex = new Regex("(a|b)*a(a|b){12}(c)".getBytes(StandardCharsets.UTF_8));
		assertEquals("[0, 16, 1, 2, 14, 15, 15, 16]", Arrays.toString(regex.find(ByteString.of("abababababababac"))));
		assertEquals(null, regex.find(ByteString.of("abababababababc")));
		assertEquals(10_001, new Regex(".{500}.{500}x".getBytes(StandardCharsets.UTF_8)).find(ByteString.of("y".repeat(10_000) + "x"))[1]);
	}

	/** Takes for ever where possibilities are tried one after the other. */
	@Test
	void nestedRepetitionsStayLinear() {
		ByteString text = ByteString.of("a".repeat(500));
		assertEquals(null, new Regex("(a*)*(a*)*c".getBytes(StandardCharsets.UTF_8)).find(text));
	}
}
