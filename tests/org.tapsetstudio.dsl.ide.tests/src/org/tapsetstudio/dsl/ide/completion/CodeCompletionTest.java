package org.tapsetstudio.dsl.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.ide.testing.Marked;

/** What debugging information and symbols of a program tell while its name stands in the script: functions, their variables, members, libraries. */
class CodeCompletionTest {
	@TempDir
	Path folder;
	private String program;

	@BeforeEach
	void compile() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("code.c"), """
				#include <stdio.h>
				struct inner { int deep; };
				struct point { int left, right; struct inner *in; };
				__attribute__((noinline)) int shift_point(struct point *p, int by) { return p->left + by + p->in->deep; }
				int main(int argc, char **argv) { struct inner i = { 3 }; struct point p = { argc, 2, &i }; return printf("%d\\n", shift_point(&p, 1)) == 0; }
				""");
		Process compiler = new ProcessBuilder("gcc", "-g", "-O0", "-o", "code", "code.c").directory(folder.toFile()).inheritIO().start();
		assumeTrue(compiler.waitFor(5, TimeUnit.MINUTES) && compiler.exitValue() == 0, "gcc cannot make the program here");
		program = "probe process(\"" + folder.resolve("code") + "\")";
	}

	private static List<String> labels(String marked) {
		Marked script = Marked.of(marked);
		return new Completion().propose(new CompletionRequest(script.model(), script.caret())).stream().map(Proposal::label).toList();
	}

	@Test
	void functions() {
		assertEquals(List.of("shift_point"), labels(program + ".function(\"shi‸"));
		assertEquals(List.of("printf"), labels(program + ".plt(\"prin‸\")"));
		assertTrue(labels(program + ".function(\"‸\") { }").contains("main"));
	}

	@Test
	void variablesAndTheirMembers() {
		String point = program + ".function(\"shift_point\")";
		assertEquals(List.of("$by", "$p"), labels(point + " { println($‸) }").stream().sorted().toList());
		assertTrue(labels(point + ".return { println($‸) }").contains("$return"));
		assertEquals(List.of("in", "left", "right"), labels(point + " { println($p->‸) }").stream().sorted().toList());
		assertEquals(List.of("deep"), labels(point + " { println($p->in->‸) }"));
		assertEquals(List.of(), labels(point + " { println($p->left->‸) }"));
	}

	@Test
	void libraries() {
		assertEquals(List.of(), labels(program + ".library(\"nolib‸"));
		assertTrue(labels(program + ".library(\"lib‸").stream().anyMatch(name -> name.startsWith("libc")));
	}
}
