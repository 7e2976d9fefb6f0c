package org.tapsetstudio.dsl.ide.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

/** Each answer is file, line and the declared name. */
class DeclarationsTest {

	@Test
	void inTheScript() {
		assertDeclared("test.stp:1 f", "function f() { return 1 }\nprobe begin { println(‸f()) }");
		assertDeclared("test.stp:1 calls", "global calls\nprobe begin { ca‸lls++; println(calls) }");
		assertDeclared("test.stp:1 n", "probe begin { n = 1\n println(‸n) }");
		assertDeclared("test.stp:1 twice", "@define twice(a) %( (@a + @a) %)\nprobe begin { println(@tw‸ice(1)) }");
		assertDeclared("test.stp:1 mine.own", "probe mine.own = begin { }\nprobe mine.‸own { exit() }");
	}

	@Test
	void inTapsets() {
		assertDeclared("string.stp strlen", "probe begin { println(strl‸en(\"a\")) }");
		assertDeclared("python.stp python.function.entry", "probe python.fun‸ction.entry { exit() }");
		assertDeclared("macros.stpm choose_defined", "probe process(\"x\").mark(\"y\") { println(@choose_de‸fined($arg1, 0)) }");
	}

	@Test
	void nothingHasNone() {
		assertDeclared("", "probe begin { ‸ }");
	}

	private static void assertDeclared(String expected, String marked) {
		Marked script = Marked.of(marked);
		assertEquals(expected, new Declarations(script.model()).at(script.caret()).stream().map(DeclarationsTest::describe).collect(Collectors.joining(", ")));
	}

	/** The lines of tapsets change, those of the script in the test do not. */
	private static String describe(Declaration declaration) {
		String line = declaration.fileName().equals("test.stp") ? ":" + (declaration.text().substring(0, declaration.name().start()).chars().filter(c -> c == '\n').count() + 1) : "";
		return declaration.fileName() + line + " " + declaration.text().substring(declaration.name().start(), declaration.name().end());
	}
}
