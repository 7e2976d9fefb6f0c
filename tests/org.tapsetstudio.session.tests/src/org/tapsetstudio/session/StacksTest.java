package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that ask for the callers of a hit, live and on the recording. */
class StacksTest {
	@TempDir
	static Path binaries;

	@Test
	void callersHaveNames() throws Exception {
		Path program = NativePrograms.compile(binaries.resolve("stacks"), "-O2", Traced.FIXTURES.resolve("stacks/stacks.c").toString());
		String script = """
				probe process("PROGRAM").mark("leaf") {
					if ($arg1 == 23) {
						printf("%s %s %d\\n", usymname(uaddr()), usymname(ustack(2)), ustack(40))
						print_ubacktrace_brief()
					}
					if ($arg1 == 21) print(sprint_ubacktrace())
					if ($arg1 == 20) { print_usyms(ucallers(2)); println(umodname(uaddr())) }
				}
				""".replace("PROGRAM", program.toString());
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script)).target(Traced.target(Map.of(), program.toString())));
		String output = run.output().replaceAll("0x[0-9a-f]+", "0x_").replaceAll("(?m)^__?libc.*\n", "");
		String path = program.toString();
		assertEquals(String.join("\n", " 0x_ : leaf+0x_/0x_ [" + path + "]", " 0x_ : large_frame+0x_/0x_ [" + path + "]", path, //
				"leaf+0x_/0x_ [" + path + "]", "aligned_frame+0x_/0x_ [" + path + "]", "main+0x_/0x_ [" + path + "]", "_start+0x_/0x_ [" + path + "]", //
				"leaf recursion 0", "leaf+0x_", "recursion+0x_", "recursion+0x_", "recursion+0x_", "recursion+0x_", "recursion+0x_", "recursion+0x_", "main+0x_", "_start+0x_", ""), output);
		assertTrue(run.output().contains("leaf+0x"));
	}
}
