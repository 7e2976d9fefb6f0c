package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;

class ColoringTest {
	private static final String SCRIPT = """
			#! /usr/bin/env stap
			# Counts the calls of Python functions and prints the busiest ones each second.
			global calls

			@define busiest %( 10 %)

			/* Puts the parts of a place together. */
			function place:string(file:string, line:long)
			{
				return sprintf("%s:%d", file, line)
			}

			probe python.function.entry
			{
				calls[pid(), place(filename, lineno), funcname] <<< 1
			}

			probe process("python3").provider("python").mark("gc__start")
			{
				printf("collecting generation %d\\n", $arg1)
			}

			%( runtime == "bpf" %?
			probe timer.profile { println("only there") }
			%)

			probe timer.s(1), end
			{
				foreach ([process, where, name] in calls- limit @busiest)
					printf("%6d %-40s %-20s %8d\\n", process, where, name, @count(calls[process, where, name]))
				delete calls
			}
			""";

	@AfterEach
	void backToLight() {
		Themes.light();
	}

	@Test
	void eachKindOfTextHasItsColor() {
		Themes.light();
		try (ScriptEditor script = ScriptEditor.open("colors.stp", SCRIPT)) {
			assertEquals("#3f6e55 italic", script.styleOf("# Counts"));
			assertEquals("#7f0055 bold", script.styleOf("global calls"));
			assertEquals("#8c1e3c", script.styleOf("calls\n"));
			assertEquals("#5f4178", script.styleOf("file, line)\n}"));
			assertEquals("plain", script.styleOf("process, where, name] in"));
			assertEquals("#6e5a00", script.styleOf("@define"));
			assertEquals("#7d3c00", script.styleOf("10 %)"));
			assertEquals("#00627a", script.styleOf("python.function"));
			assertEquals("#2a00c8", script.styleOf("\"collecting"));
			assertEquals("#a04600", script.styleOf("$arg1"));
			assertEquals("#00466e", script.styleOf("printf"));
			assertEquals("#005096", script.styleOf("@count"));
			assertEquals("#969696 italic", script.styleOf("println(\"only there\")"));
			ScriptEditor.picture("colors-light");
		}
	}

	@Test
	void typingRecolors() {
		Themes.light();
		try (ScriptEditor script = ScriptEditor.open("recolor.stp", "probe begin {  print(1) }\n")) {
			script.caretBehind("begin { ");
			Keyboard.type("/*");
			waitUntil(() -> script.styleOf("print").equals("#3f6e55 italic"), () -> "print to become a comment: " + script.text());
			Keyboard.type("*/ next");
			waitUntil(() -> script.styleOf("next").equals("#7f0055 bold"), () -> "next to become a keyword: " + script.text());
			assertEquals("#00466e", script.styleOf("print"));
		}
	}

	@Test
	void editsMadeTogetherRecolor() {
		Themes.light();
		try (ScriptEditor script = ScriptEditor.open("together.stp", SCRIPT)) {
			script.caretBehind("calls[pid");
			Keyboard.press(SWT.CTRL, '/');
			waitUntil(() -> script.text().contains("//\tcalls[pid"), () -> "the line to become a comment: " + script.text());
			assertEquals("#3f6e55 italic", script.styleOf("calls[pid"));
			assertEquals("#7f0055 bold", script.styleOf("be process("));
			assertEquals("#2a00c8", script.styleOf("n %d\\n\", $arg1"));
			Keyboard.press(SWT.CTRL, 'z');
			waitUntil(() -> script.text().equals(SCRIPT), () -> "the comment to be gone: " + script.text());
			assertEquals("#7f0055 bold", script.styleOf("be process("));
			assertEquals("plain", script.styleOf(" process("));
		}
	}

	@Test
	void theDarkThemeHasColorsOfItsOwn() {
		try (ScriptEditor script = ScriptEditor.open("dark.stp", SCRIPT)) {
			Themes.dark();
			waitUntil(() -> script.styleOf("global calls").equals("#cf8ee4 bold"), () -> "the dark keyword color, it is " + script.styleOf("global calls"));
			assertEquals("#6aab73", script.styleOf("\"collecting"));
			assertEquals("#56b6d6", script.styleOf("python.function"));
			ScriptEditor.picture("colors-dark");
		}
	}

	@Test
	void darkAndBackToLightLooksAsBefore() {
		Themes.light();
		try (ScriptEditor script = ScriptEditor.open("back.stp", SCRIPT)) {
			List<String> pieces = List.of("# Counts", "global calls", "calls\n", "\"collecting", "python.function", "$arg1", "printf");
			waitUntil(() -> !script.styleOf("printf").equals("plain"), "the first painting");
			List<String> before = pieces.stream().map(script::styleOf).toList();
			String page = ui(() -> script.widget().getForeground() + " on " + script.widget().getBackground());
			Themes.dark();
			waitUntil(() -> !script.styleOf("printf").equals(before.get(before.size() - 1)), "the dark colors");
			waitUntil(() -> !page.equals(script.widget().getForeground() + " on " + script.widget().getBackground()), "the dark page");
			Themes.light();
			waitUntil(() -> pieces.stream().map(script::styleOf).toList().equals(before), () -> "the colors " + before + ", they are " + pieces.stream().map(script::styleOf).toList());
			waitUntil(() -> page.equals(script.widget().getForeground() + " on " + script.widget().getBackground()),
					() -> "the page " + page + ", it is " + script.widget().getForeground() + " on " + script.widget().getBackground());
			ScriptEditor.picture("colors-light-again");
		}
	}

	/** The platform's theme for high contrast takes all colors from the desktop, so fonts alone must tell the kinds of text apart. */
	@Test
	void highContrastTakesTheColorsOfTheDesktop() {
		try (ScriptEditor script = ScriptEditor.open("contrast.stp", SCRIPT)) {
			Themes.highContrast();
			try {
				String text = ui(() -> Styles.describe(Display.getCurrent().getSystemColor(SWT.COLOR_LIST_FOREGROUND)));
				waitUntil(() -> script.styleOf("\"collecting").equals(text), () -> "the color " + text + " of the desktop, it is " + script.styleOf("\"collecting"));
				assertEquals(text + " bold", script.styleOf("global calls"));
				assertEquals(text + " italic", script.styleOf("# Counts"));
				ScriptEditor.picture("colors-high-contrast");
			} finally {
				Themes.standard();
			}
		}
	}
}
