package org.tapsetstudio.dsl.ide.formatting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.tapsets.ShippedTapsets;

/**
 * Formatting keeps the tokens and is idempotent also for texts that are no scripts yet or no more: real ones with pieces left out, doubled or exchanged and their
 * blanks changed. {@code -Dtapset.format.seed=N -Dtapset.format.cases=N} for others than the usual ones.
 */
class SpoiltScriptsTest {
	private static final Pattern PIECE = Pattern.compile("\\s+|\"[^\"\\n]*\"|[$@]?\\w+|.", Pattern.DOTALL);
	private static final List<String> GAPS = List.of("", " ", "\t", "\n", "\n\n\n", " \n\t ", "\r\n");
	private static final int LONGEST = 3000;

	@Test
	void tokensStayAndFormattingTwiceIsFormattingOnce() {
		List<String> scripts = ShippedTapsets.files().stream().map(file -> new String(file.bytes(), StandardCharsets.UTF_8)).toList();
		long seed = Long.getLong("tapset.format.seed", 7);
		Random random = new Random(seed);
		int cases = Integer.getInteger("tapset.format.cases", 400);
		int changed = 0;
		for (int i = 0; i < cases; i++) {
			String text = spoil(scripts.get(random.nextInt(scripts.size())), random);
			String formatted = FormatterTest.format(text);
			String again = FormatterTest.format(formatted);
			assertTrue(tokens(text).equals(tokens(formatted)), () -> "other tokens, seed " + seed + ":\n" + text + "\n=== becomes\n" + formatted);
			assertTrue(formatted.equals(again), () -> "not the same again, seed " + seed + ":\n" + text + "\n=== becomes\n" + formatted + "\n=== and then\n" + again);
			changed += formatted.equals(text) ? 0 : 1;
		}
		// were it to give up on most texts, the properties above would say nothing
		assertTrue(changed > cases / 2, changed + " of " + cases + " texts changed");
	}

	private static String spoil(String script, Random random) {
		int start = script.length() <= LONGEST ? 0 : script.indexOf('\n', random.nextInt(script.length() - LONGEST)) + 1;
		List<String> pieces = PIECE.matcher(script.substring(start, Math.min(script.length(), start + LONGEST))).results().map(MatchResult::group).collect(Collectors.toList());
		for (int change = random.nextInt(12); change >= 0; change--) {
			int at = random.nextInt(pieces.size());
			String other = pieces.get(random.nextInt(pieces.size()));
			switch (random.nextInt(5)) {
			case 0 -> pieces.set(at, "");
			case 1 -> pieces.add(at, other);
			case 2 -> pieces.set(at, other);
			default -> pieces.add(at, GAPS.get(random.nextInt(GAPS.size())));
			}
		}
		return String.join("", pieces);
	}

	private static List<String> tokens(String text) {
		ScriptTokens tokens = ScriptTokens.of(text, ParseContext.editor());
		return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.token(i).kind() + " " + tokens.token(i).text()).toList();
	}
}
