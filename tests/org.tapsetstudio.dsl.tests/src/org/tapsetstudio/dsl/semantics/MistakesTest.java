package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Mistakes that people make, and what they are told: mistakes.txt, where the answers stand behind {@code =>}, each with line, column and length. */
class MistakesTest {
	private static final String TITLE = "--- ";
	private static final String ANSWER = "=> ";

	@Test
	void everyMistakeGetsItsAnswer() throws IOException {
		String wanted;
		try (InputStream in = MistakesTest.class.getResourceAsStream("mistakes.txt")) {
			wanted = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		String head = wanted.substring(0, wanted.indexOf(TITLE));
		String told = Stream.of(wanted.substring(head.length()).split("(?m)^" + TITLE)).filter(s -> !s.isEmpty()).map(MistakesTest::answered).collect(Collectors.joining());
		assertEquals(wanted, head + told);
	}

	private static String answered(String section) {
		String title = section.lines().findFirst().orElseThrow();
		String script = section.lines().skip(1).filter(l -> !l.startsWith(ANSWER.strip())).collect(Collectors.joining("\n"));
		Checked checked = Checked.script(script);
		String errors = checked.parsed().errors().stream().map(e -> e.where().line() + ":" + e.where().column() + "+" + e.where().length() + " " + e.message()).collect(Collectors.joining("\n"));
		String answer = errors.isEmpty() ? checked.errors() : errors;
		String warning = answer.isEmpty() ? checked.warnings().lines().map(w -> ANSWER + "warning " + w + "\n").collect(Collectors.joining()) : "";
		return TITLE + title + "\n" + script + "\n" + answer.lines().map(a -> ANSWER + a + "\n").collect(Collectors.joining()) + warning;
	}
}
