package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles the fixtures written in C. */
final class NativePrograms {
	private NativePrograms() {
	}

	/** The program full of markers, in a folder. */
	static Path markers(Path folder) throws Exception {
		Path sources = Traced.FIXTURES.resolve("markers");
		return compile(folder.resolve("markers"), "-O2", sources.resolve("markers.c").toString(), sources.resolve("guarded.c").toString(), "-ldl", "-lpthread");
	}

	static Path compile(Path program, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("gcc", "-o", program.toString()));
		command.addAll(List.of(arguments));
		assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
		return program;
	}
}
