package org.tapsetstudio.dsl.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every script that Debian installs with SystemTap: same verdict, same tree. */
class CorpusTest {
	@TempDir
	Path temporary;

	@Test
	void tapsets() throws Exception {
		check(Stap.TAPSETS, ".stp", 500);
	}

	@Test
	void examples() throws Exception {
		Assumptions.assumeTrue(Files.isDirectory(Stap.EXAMPLES), "the examples (Debian package systemtap-doc) are not installed");
		check(Stap.EXAMPLES, ".stp", 150);
	}

	@Test
	void examplesWithArguments() throws Exception {
		Assumptions.assumeTrue(Files.isDirectory(Stap.EXAMPLES), "the examples (Debian package systemtap-doc) are not installed");
		check(Stap.EXAMPLES, ".stp", 170, "1", "2", "3", "4");
	}

	private void check(Path folder, String ending, int accepted, String... arguments) throws IOException, InterruptedException {
		Stap stap = Stap.require(temporary);
		List<Path> files;
		try (Stream<Path> walk = Files.walk(folder)) {
			files = walk.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file)).sorted().toList();
		}
		Comparison.Summary summary = new Comparison(stap, true, arguments).compare(files);
		assertEquals("", String.join("\n", summary.differences()), summary.toString());
		assertTrue(summary.accepted() >= accepted, () -> "only " + summary.accepted() + " accepted");
	}
}
