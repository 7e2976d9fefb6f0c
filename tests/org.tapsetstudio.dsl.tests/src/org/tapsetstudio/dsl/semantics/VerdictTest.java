package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.tests.oracle.Stap;

/** Our verdicts on small programs, and those of SystemTap, are the ones that verdicts.txt tells. */
class VerdictTest {
	/** One line of the file. */
	record Case(char theirs, char ours, String script) {
		@Override
		public String toString() {
			return "" + theirs + ours + " " + script.replace("\n", "\\n");
		}
	}

	private static List<Case> cases() throws IOException {
		try (InputStream in = VerdictTest.class.getResourceAsStream("verdicts.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("+") || l.startsWith("-"))
					.map(l -> new Case(l.charAt(0), l.charAt(1), l.substring(3).replace("\\\\n", "\\\\N").replace("\\n", "\n").replace("\\\\N", "\\n"))).toList();
		}
	}

	@Test
	void ours() throws IOException {
		assertTrue(cases().size() > 400);
		List<String> wrong = new ArrayList<>();
		for (Case c : cases()) {
			Checked checked = Checked.script(c.script);
			char verdict = checked.accepted() ? '+' : '-';
			if (verdict != c.ours)
				wrong.add(c + "\n   now " + verdict + " " + checked.text());
			assertEquals(checked.accepted(), checked.analysis().program().isPresent(), c.toString());
		}
		assertEquals("", String.join("\n", wrong));
	}

	@Test
	void theirs(@TempDir Path folder) throws IOException {
		Stap stap = Stap.require(folder);
		List<String> wrong = new ArrayList<>();
		for (Case c : cases()) {
			Path script = Files.writeString(folder.resolve("x.stp"), c.script);
			Stap.Result result = stap.check(script, true);
			char verdict = result.accepted() ? '+' : '-';
			if (result.isVerdict() && verdict != c.theirs)
				wrong.add(c + "\n   now " + verdict + " " + result.errors());
		}
		assertEquals("", String.join("\n", wrong));
	}
}
