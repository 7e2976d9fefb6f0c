package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random scripts: same verdict and same tree as stap. {@code -Dtapset.fuzz.count=N} tries more than the usual number, {@code -Dtapset.fuzz.seed=S}
 * others.
 */
class FuzzTest {
	@TempDir
	Path temporary;

	@Test
	void randomScripts() throws Exception {
		Stap stap = Stap.require(temporary);
		Fuzzer fuzzer = new Fuzzer(Long.getLong("tapset.fuzz.seed", 20240607));
		List<Path> scripts = new ArrayList<>();
		for (int i = 0; i < Integer.getInteger("tapset.fuzz.count", 300); i++) {
			scripts.add(Files.writeString(temporary.resolve("fuzz" + i + ".stp"), fuzzer.script()));
		}
		Comparison.Summary summary = new Comparison(stap, false).compare(scripts);
		System.out.println("fuzz: " + summary.accepted() + " accepted, " + summary.rejected() + " rejected, " + summary.undecided() + " where stap itself failed");
		assertEquals("", String.join("\n", summary.differences()));
	}
}
