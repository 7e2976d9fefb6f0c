package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.custom.StyleRange;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ui.document.LongLines;
import org.tapsetstudio.robot.Ui;

/** Lines of tens of thousands of characters: to draw all their colors and underlines would hold the editor for minutes. */
class LongLinesTest {
	private static final String DEEP = "probe begin { x = " + "1 + ".repeat(20_000) + "1 }\n";

	@Test
	void ofOneProblemOnlyTheStartIsUnderlined() {
		try (ScriptEditor script = ScriptEditor.open("deep.stp", DEEP)) {
			waitUntil(() -> decorated(script) > 0, () -> "an underline, problems are " + script.problems());
			Ui.run(() -> script.widget().update());
			assertEquals(100, decorated(script));
			for (int i = 0; i < 5; i++) {
				Ui.run(() -> {
					script.document().replace(18, 0, "2 + ");
					script.widget().update();
				});
			}
			ScriptEditor.picture("long-line");
			Ui.run(() -> script.document().set("probe begin { x = 1 + }\n"));
			waitUntil(() -> script.problems().size() == 1 && !script.problems().getFirst().contains("1 + 1"), () -> "the problem of the short line, not " + script.problems());
		}
	}

	@Test
	void ofManyProblemsTheFirstAreUnderlined() {
		try (ScriptEditor script = ScriptEditor.open("many.stp", "probe begin { " + "x = f(1); ".repeat(150) + "/*" + " ".repeat(LongLines.LONGEST) + "*/ println(x) }\n")) {
			waitUntil(() -> script.problems().size() == 150 && decorated(script) > 0, () -> script.problems().size() + " problems, " + decorated(script) + " characters underlined");
			assertEquals(100, script.problems().stream().filter("1 error <f>"::equals).count());
			assertTrue(decorated(script) <= 100, () -> decorated(script) + " characters are underlined");
		}
	}

	@Test
	void namesAreMarkedElsewhere() {
		try (ScriptEditor script = ScriptEditor.open("names.stp", "global calls\nprobe begin { calls++ }\nprobe end { x = " + "calls + ".repeat(1_000) + "1 println(x) }\n")) {
			script.caretBehind("calls");
			waitUntil(() -> script.annotations("org.eclipse.ui.genericeditor.text").equals(List.of("1 calls", "2 calls")),
					() -> "the marks of the short lines, not " + script.annotations("org.eclipse.ui.genericeditor.text").size());
		}
	}

	@Test
	void whatReachesIntoALongLineIsKnown() {
		String line = "x".repeat(LongLines.LONGEST + 1);
		String text = "short\n" + line + "\r\n" + line.substring(1) + "\rlast";
		int second = text.indexOf('\r') + 2;
		assertEquals(List.of(false, true, true, true, true, false, false, false), Stream.of(new int[] { 0, 5 }, new int[] { 0, 7 }, new int[] { 6, 7 }, new int[] { 2_000, 2_001 },
				new int[] { second - 3, second }, new int[] { second, second + 1 }, new int[] { text.length() - 1, text.length() }, new int[] { text.length(), text.length() })
				.map(span -> LongLines.touch(text, span[0], span[1])).toList());
	}

	/** How many characters have a color or an underline of their own. */
	private static int decorated(ScriptEditor script) {
		return ui(() -> Stream.of(script.widget().getStyleRanges()).filter(range -> range.foreground != null || range.underline).mapToInt((StyleRange range) -> range.length).sum());
	}
}
