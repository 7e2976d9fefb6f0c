package org.tapsetstudio.dsl.ide.coloring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

class ColoringTest {

	@Test
	void aProbe() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     process
				STRING          "/bin/x"
				PROBE_POINT     mark
				STRING          "m"
				KEYWORD         if
				NUMBER          1
				FUNCTION        printf
				STRING          "%d\\n"
				TARGET_VARIABLE $arg1
				COMMENT         # done
				""", "probe process(\"/bin/x\").mark(\"m\") if (a > 1) { printf(\"%d\\n\", $arg1) } # done");
	}

	@Test
	void keywordsAreNamesInPoints() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     process
				PROBE_POINT     function
				STRING          "f"
				PROBE_POINT     return
				KEYWORD         return
				""", "probe process.function(\"f\").return { return }");
	}

	@Test
	void wildcards() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     python
				PROBE_POINT     *
				""", "probe python.* { }");
	}

	@Test
	void statisticsAndMacros() {
		assertColors("""
				MACRO           @define
				PREPROCESSOR    %(
				NUMBER          1
				PREPROCESSOR    %)
				KEYWORD         probe
				PROBE_POINT     begin
				OPERATOR_WORD   @count
				MACRO           @m
				""", "@define m %( 1 %) probe begin { x = @count(y) + @m }");
	}

	@Test
	void deadBranchesAreInactive() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     begin
				PREPROCESSOR    %(
				NUMBER          1
				NUMBER          2
				PREPROCESSOR    %?
				INACTIVE        foo
				INACTIVE        (
				INACTIVE        "a"
				INACTIVE        )
				PREPROCESSOR    %:
				FUNCTION        bar
				PREPROCESSOR    %)
				""", "probe begin { %( 1 == 2 %? foo(\"a\") %: bar() %) }");
	}

	@Test
	void halfTypedTextKeepsItsColor() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     begin
				FUNCTION        print
				STRING          "abc
				KEYWORD         next
				""", "probe begin { print(\"abc\n next }");
	}

	@Test
	void scriptArguments() {
		assertColors("""
				KEYWORD         probe
				PROBE_POINT     process
				TARGET_VARIABLE @1
				PROBE_POINT     mark
				STRING          "x"
				FUNCTION        print
				TARGET_VARIABLE $2
				""", "probe process(@1).mark(\"x\") { print($2) }");
	}

	@Test
	void functions() {
		assertColors("""
				KEYWORD         function
				FUNCTION        f
				KEYWORD         long
				PARAMETER       a
				KEYWORD         string
				KEYWORD         return
				FUNCTION        g
				PARAMETER       a
				""", "function f:long(a:string) { return g(a) }");
	}

	@Test
	void globalsParametersAndLocals() {
		assertColors("""
				KEYWORD         global
				GLOBAL          count
				COMMENT         /* all */
				GLOBAL          seen
				NUMBER          9
				KEYWORD         function
				FUNCTION        f
				PARAMETER       count
				PARAMETER       b
				KEYWORD         return
				PARAMETER       count
				PARAMETER       b
				GLOBAL          seen
				NUMBER          1
				KEYWORD         probe
				PROBE_POINT     begin
				KEYWORD         if
				GLOBAL          count
				NUMBER          0
				GLOBAL          count
				""", "global count%, /* all */ seen[9] function f(count, b) { return count + b + seen[1] + c->seen } probe begin if (count > 0) { b = count }");
	}

	@Test
	void deadBranchesDeclareNothing() {
		assertColors("""
				PREPROCESSOR    %(
				NUMBER          1
				NUMBER          2
				PREPROCESSOR    %?
				INACTIVE        global
				INACTIVE        a
				PREPROCESSOR    %)
				KEYWORD         probe
				PROBE_POINT     begin
				""", "%( 1 == 2 %? global a %) probe begin { a = b }");
	}

	private static void assertColors(String expected, String text) {
		assertEquals(expected, Coloring.of(ScriptTokens.of(text, ParseContext.editor())).stream()
				.map(span -> "%-15s %s\n".formatted(span.kind(), text.substring(span.start(), span.end()))).collect(Collectors.joining()));
	}
}
