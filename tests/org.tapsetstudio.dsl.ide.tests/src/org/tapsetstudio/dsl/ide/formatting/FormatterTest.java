package org.tapsetstudio.dsl.ide.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

class FormatterTest {

	@Test
	void blanksAndIndentation() {
		assertFormatted("""
				global calls, names

				probe begin, timer.s(1) {
					if (a == 1)
						b = a << 2;
					else {
						c[1, 2] <<< 3
					}
					foreach ([x, y] in c)
						println(x, y)
				}
				""", """


				global   calls ,names



				probe begin ,timer.s( 1 ){
				if( a==1 )
				b=a<<2 ;
				else{
				c[ 1,2 ]<<<3
				}
				foreach([x,y] in c)
				println( x,y )
				    }
				""");
	}

	@Test
	void conditionalsAndMacros() {
		assertFormatted("""
				@define up(x) %( @x++ %)
				%( kernel_v > "2" %?
					probe begin {
				%:
					probe end {
				%)
				println(7 % (3))
				}
				""".replace("%)\nprintln(7 % (3))", "%)\n\tprintln(7 % (3))"), """
				@define up( x )%( @x++ %)
				%( kernel_v>"2" %?
				probe begin {
				%:
				probe end {
				%)
				println(7 % (3))
				}
				""");
	}

	@Test
	void commentsStayAsTheyAre() {
		assertFormatted("""
				# a  script
				probe begin { // begins
					/* one
				   two */
					x = 1 # one
				}
				""", """
				# a  script
				probe begin { // begins
				      /* one
				   two */
				x=1 # one
				}
				""");
	}

	@Test
	void namesOfPointsStayTogetherOrApart() {
		assertFormatted("probe syscall.*.return, process(\"a\").mark(\"b\")? {\n}\n", "probe syscall.*.return,process( \"a\" ).mark(\"b\")?{\n}\n");
	}

	@Test
	void aRangeLeavesTheRestAlone() {
		String text = "probe begin {\nx=1\ny=2\n}\n";
		ScriptTokens tokens = ScriptTokens.of(text, ParseContext.editor());
		assertEquals("probe begin {\nx=1\n\ty = 2\n}\n", TextEdit.apply(text, Formatter.format(tokens, new TextSpan(text.indexOf("y"), text.indexOf("y") + 3), FormatOptions.DEFAULT)));
	}

	private static void assertFormatted(String expected, String text) {
		String formatted = format(text);
		assertEquals(expected, formatted);
		assertEquals(formatted, format(formatted));
	}

	static String format(String text) {
		return TextEdit.apply(text, Formatter.format(ScriptTokens.of(text, ParseContext.editor()), FormatOptions.DEFAULT));
	}
}
