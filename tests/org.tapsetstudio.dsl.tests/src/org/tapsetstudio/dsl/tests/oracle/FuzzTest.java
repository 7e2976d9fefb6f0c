package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.lexer.SourceBytes;

/**
 * Random scripts: same verdict and same tree as stap. {@code -Dtapset.fuzz.count=N} tries more than the usual number, {@code -Dtapset.fuzz.seed=S}
 * others.
 */
class FuzzTest {
	@TempDir
	Path temporary;

	private static final long SEED = Long.getLong("tapset.fuzz.seed", 20240607);

	@Test
	void randomScripts() throws Exception {
		Fuzzer fuzzer = new Fuzzer(SEED);
		compare("scripts", 300, fuzzer::script);
	}

	@Test
	void macros() throws Exception {
		MacroFuzzer fuzzer = new MacroFuzzer(SEED);
		compare("macros", 150, fuzzer::script, "foo", "b c");
	}

	/** Scripts that Debian installs with SystemTap, with small mistakes. */
	@Test
	void mutations() throws Exception {
		Assumptions.assumeTrue(Files.isDirectory(Stap.TAPSETS) && Files.isDirectory(Stap.EXAMPLES), "Debian's packages systemtap and systemtap-doc are not installed");
		List<String> originals = new ArrayList<>();
		for (Path file : Corpus.scripts())
			originals.add(SourceBytes.decode(Files.readAllBytes(file)));
		Random random = new Random(SEED);
		ScriptMutator mutator = new ScriptMutator(SEED);
		compare("mutations", 200, () -> mutator.mutate(originals.get(random.nextInt(originals.size()))), "1", "2", "3", "4");
	}

	private void compare(String what, int usual, Supplier<String> source, String... arguments) throws Exception {
		Stap stap = Stap.require(temporary);
		List<Path> scripts = new ArrayList<>();
		for (int i = 0; i < Integer.getInteger("tapset.fuzz.count", usual); i++)
			scripts.add(Files.write(temporary.resolve(what + i + ".stp"), SourceBytes.encode(source.get())));
		Comparison.Summary summary = new Comparison(stap, arguments.length > 0, arguments).compare(scripts);
		System.out.println("fuzz: " + what + ": " + summary.accepted() + " accepted, " + summary.rejected() + " rejected, " + summary.undecided() + " where stap itself failed");
		assertEquals("", String.join("\n", summary.differences()));
	}
}
