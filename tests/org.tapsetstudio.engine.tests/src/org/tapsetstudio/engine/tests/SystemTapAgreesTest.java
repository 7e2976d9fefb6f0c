package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.lexer.SourceBytes;

/** Programs made at random print what SystemTap's own code prints. Some seconds each, so on demand: {@code -Dtapsetstudio.stap=N}, with {@code -Dtapsetstudio.seed=S} others. */
class SystemTapAgreesTest {
	private static final int PROGRAMS = Integer.getInteger("tapsetstudio.stap", 0);
	private static final long SEED = Long.getLong("tapsetstudio.seed", 20_260_101L);
	private static final Path STAP_RUN = Path.of("../systemtap/stap-run").toAbsolutePath().normalize();
	private static final int HITS = 4;
	private static final int REFUSED = 90;

	@TempDir
	Path folder;

	@Test
	void everyProgramPrintsTheSame() throws Exception {
		assumeTrue(PROGRAMS > 0, "on demand: -Dtapsetstudio.stap=N");
		assumeTrue(Files.exists(Path.of("/usr/bin/stap")), "systemtap is not installed");
		int refused = 0;
		for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
			String text = new RandomScript(seed).text(HITS);
			Path file = Files.writeString(folder.resolve("random.stp"), text);
			Path output = folder.resolve("random.out");
			int status = new ProcessBuilder(STAP_RUN.toString(), file.toString(), "-DMAXACTION=100000000", "-DMAXNESTING=250").redirectOutput(output.toFile())
					.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
			if (status >= REFUSED) { // SystemTap's code of some programs does not compile
				refused++;
				continue;
			}
			Script script = Script.of(text).start();
			for (int i = 1; i <= 10 * HITS && !script.dispatcher().finished(); i++) {
				script.advanceTo(i * 100L);
			}
			script.end();
			assertEquals(SourceBytes.decode(Files.readAllBytes(output)), SourceBytes.decode(script.outputBytes()), "seed " + seed + "\n" + text);
		}
		assertTrue(refused <= PROGRAMS / 2, refused + " of " + PROGRAMS + " could not be run");
	}
}
