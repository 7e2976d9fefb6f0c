package org.tapsetstudio.dsl.ide.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

/** The place of the grammar at a caret, written as {@code |}. */
class ZonesTest {

	@Test
	void declarations() {
		assertZone(Zone.TOP_LEVEL, "|");
		assertZone(Zone.GLOBAL, "global a, |");
		assertZone(Zone.TOP_LEVEL, "global a; |");
		assertZone(Zone.FUNCTION_HEAD, "function f(a, |");
		assertZone(Zone.BODY, "function f(a) { | }");
		assertZone(Zone.TOP_LEVEL, "function f(a) { } |");
	}

	@Test
	void points() {
		assertZone(Zone.POINTS, "probe |");
		assertZone(Zone.POINTS, "probe timer.|");
		assertZone(Zone.POINT_ARGUMENT, "probe timer.s(|");
		assertZone(Zone.POINTS, "probe timer.s(1), |");
		assertZone(Zone.POINT_CONDITION, "probe begin if (|");
		assertZone(Zone.BODY, "probe begin if (a) { |");
	}

	@Test
	void groupsOfPointsAreNotHandlers() {
		assertZone(Zone.POINTS, "probe x.{a, |");
		assertZone(Zone.BODY, "probe x.{a, b}.return { |");
		assertZone(Zone.POINTS, "probe alias = { |");
	}

	@Test
	void handlers() {
		assertZone(Zone.BODY, "probe begin { if (1) { } | }");
		assertZone(Zone.TOP_LEVEL, "probe begin { if (1) { } } |");
		assertZone(Zone.BODY, "probe a = begin { } , { |");
	}

	@Test
	void theNextDeclarationRecoversFromBrokenOnes() {
		assertZone(Zone.POINTS, "probe begin { if (1) { \nprobe |");
		assertZone(Zone.BODY, "probe process(\"x\").mark( { | }");
	}

	@Test
	void keywordsAreNamesWithinPoints() {
		assertZone(Zone.POINTS, "probe process.function(\"f\").|");
		assertZone(Zone.POINTS, "probe a.probe.|");
		assertZone(Zone.BODY, "probe a.function(\"f\").return { |");
	}

	private static void assertZone(Zone expected, String marked) {
		int caret = marked.indexOf('|');
		String text = marked.substring(0, caret) + marked.substring(caret + 1);
		assertEquals(expected, ScriptTokens.of(text, ParseContext.editor()).zoneAt(caret), marked);
	}
}
