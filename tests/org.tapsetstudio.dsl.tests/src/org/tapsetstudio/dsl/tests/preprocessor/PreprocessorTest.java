package org.tapsetstudio.dsl.tests.preprocessor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.preprocessor.MacroLibrary;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.Tile;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;

class PreprocessorTest {
	@Test
	void macrosArePurelyTextual() {
		expands("@define m(a) %( @a+1 %) @m(2*3)", "2 * 3 + 1");
		expands("@define two %( 1 2 %) @two (3)", "1 2 ( 3 )");
		expands("@define m(a,b) %( <@a|@b> %) @m(f(x,y), [1,2]) @m(,)", "< f ( x , y ) | [ 1 , 2 ] > < | >");
	}

	@Test
	void anArgumentIsReadInTheScopeOfItsUse() {
		expands("@define inner(a) %( (@a) %) @define outer(a) %( @inner(@a @a) %) @outer(x)", "( x x )");
	}

	@Test
	void aBodyMayHoldConditionals() {
		expands("@define m(a) %( %( @a == 1 %? one %: other %) %) @m(1) @m(2)", "one other");
	}

	@Test
	void conditionalsCutAnything() {
		expands("%( 1 == 1 %? probe a { %: probe b { %) x }", "probe a { x }");
		expands("%( 2 == 1 && 1 == 1 || \"a\" < \"b\" %? yes %)", "yes");
		expands("%( 1 == 2 %? \"open %: no\n @ 09 %( %: %) %: yes %)", "yes");
	}

	@Test
	void skippedBranchesDefineNothing() {
		expands("%( 1 == 2 %? @define m %( 1 %) %) @define m %( 2 %) @m", "2");
	}

	@Test
	void wildcardsAreNamesInProbePointsOnly() {
		expands("probe a*.*b.{c*,d} if (x*y) { x*y }", "probe a* . *b . { c* , d } if ( x * y ) { x * y }");
	}

	@Test
	void librariesSeeOnlyThemselves() {
		TokenLayer library = TokenLayer.ofLibrary("lib.stpm", "@define l(a) %( @a @k %) @define k %( lib %)", ParseContext.script());
		ParseContext context = ParseContext.script().withLibrary(MacroLibrary.EMPTY.with(library.expansion().macros().values()));
		assertEquals("own lib", program(TokenLayer.of("x.stp", "@define k %( own %) @l(@k)", context)));
	}

	@Test
	void problemsHaveTheirPlaces() {
		problems("@define m(a) %( @a %)\n@m", "22..24 macro @m needs (a) behind it");
		problems("@define m %( @m %) @m", "19..21 macro @m contains itself without end (in the expansion of @m)");
		problems("@nix", "0..4 unknown operator or macro '@nix'");
		problems("%( 1 == 1 %? a", "0..2 this conditional is not closed by '%)'");
		problems("%( foo == 1 %? a %)", "3..6 a condition compares arch, kernel_v, kernel_vr, systemtap_v, runtime, systemtap_privilege, guru_mode, "
				+ "CONFIG_..., a string or a number");
		problems("$1", "0..2 script argument $1 is not given (there are none)");
		problems("@define a %( 1 %) @define a %( 2 %)", "26..27 macro '@a' is already defined in this file");
	}

	@Test
	void tilesTellOwnTokensFromBroughtOnes() {
		String text = "@define inc(a) %( @a + 1 %) x = @inc(y)";
		String tiles = TokenLayer.of("x.stp", text, ParseContext.script()).tiles().stream().filter(tile -> tile.kind() == Tile.Kind.TOKEN)
				.map(tile -> tile.text() + "@" + tile.start() + ".." + tile.end()).collect(Collectors.joining(" "));
		assertEquals("x@28..29 =@30..31 y@37..38 +@38..38 1@38..38", tiles);
	}

	private static void expands(String text, String program) {
		TokenLayer layer = TokenLayer.of("x.stp", text, ParseContext.script());
		assertEquals(List.of(), layer.expansion().problems());
		assertEquals(program, program(layer));
	}

	private static String program(TokenLayer layer) {
		return layer.tiles().stream().filter(tile -> tile.kind() == Tile.Kind.TOKEN).map(Tile::text).collect(Collectors.joining(" "));
	}

	private static void problems(String text, String problems) {
		assertEquals(problems, TokenLayer.of("x.stp", text, ParseContext.script()).expansion().problems().stream()
				.map(problem -> problem.start() + ".." + problem.end() + " " + problem.message()).collect(Collectors.joining("\n")));
	}
}
