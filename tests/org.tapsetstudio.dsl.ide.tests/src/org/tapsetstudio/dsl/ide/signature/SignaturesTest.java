package org.tapsetstudio.dsl.ide.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class SignaturesTest {

	@Test
	void theParameterOfTheCaret() {
		assertHelp("f(a, b:string) 1", "function f(a, b:string) { return a }\nprobe begin { f(1, ‸\"x\") }");
		assertHelp("f(a, b:string) 0", "function f(a, b:string) { return a }\nprobe begin { f(‸ }");
	}

	@Test
	void theInnermostCall() {
		assertHelp("g(x) 0", "function f(a, b) { return a }\nfunction g(x) { return x }\nprobe begin { f(1, g(‸2)) }");
		assertHelp("f(a, b) 1", "function f(a, b) { return a }\nfunction g(x) { return x }\nprobe begin { f(g(2), ‸3) }");
	}

	@Test
	void commasOfKeysDoNotCount() {
		assertHelp("f(a, b) 0", "global m\nfunction f(a, b) { return a }\nprobe begin { f(m[1, ‸2], 3) }");
	}

	@Test
	void theOverloadThatFits() {
		assertHelp("f(a, b) 1", "function f(a) { return a }\nfunction f(a, b) { return a }\nprobe begin { println(f(1, ‸2)) }");
	}

	@Test
	void macros() {
		assertHelp("@plus(a, b) 1", "@define plus(a, b) %( @a + @b %)\nprobe begin { println(@plus(1, ‸2)) }");
	}

	@Test
	void nothingOutsideOfCalls() {
		Marked script = Marked.of("probe begin { f(1); ‸x = 2 }");
		assertEquals(Optional.empty(), Signatures.at(script.model(), script.caret()));
	}

	private static void assertHelp(String expected, String marked) {
		Marked script = Marked.of(marked);
		SignatureHelp help = Signatures.at(script.model(), script.caret()).orElseThrow();
		String found = help.signatures().get(help.active()).label() + " " + help.parameter();
		assertEquals(expected, found);
	}
}
