package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every script that comes with the product prints the same live and as a replay, timers included: the examples, the samples and new scripts of the workbench, the scripts of the README. {@link PagesTest}
 * does it for those of the tapsets' pages; {@link PostgresqlTest} replays what a server and its backends did.
 */
class ExamplesReplayTest {
	private static final List<String> FOLDERS = List.of("examples", "plugins/org.tapsetstudio.ui/samples", "tapset-dsl/org.tapsetstudio.dsl.ide/src/org/tapsetstudio/dsl/ide/skeleton/scripts");
	/** Indented by four, from a first probe to an empty line before text. */
	private static final Pattern SCRIPT_OF_README = Pattern.compile("(?m)^    probe .*\\n(?:    .*\\n|\\n(?=    (?!\\./)))*");
	/** Calls for more than a second, so that each timer of the scripts fires. */
	private static final String PROGRAM = """
			import time
			def leaf(i): return i
			def work(n):
			    for i in range(n): leaf(i)
			end = time.monotonic() + 1.3
			while time.monotonic() < end:
			    work(20)
			    time.sleep(0.02)
			""";

	@TempDir
	static Path classes;

	@TempDir
	Path folder;

	record Example(String name, String text) {
		@Override
		public String toString() {
			return name;
		}
	}

	@BeforeAll
	static void compile() {
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", classes.toString(), Traced.FIXTURES.resolve("java/ThreadsAndCollections.java").toString()));
	}

	static List<Example> examples() throws IOException {
		List<Example> examples = new ArrayList<>();
		for (String name : FOLDERS) {
			try (Stream<Path> files = Files.list(Traced.ROOT.resolve(name))) {
				for (Path file : files.filter(f -> f.toString().endsWith(".stp")).sorted().toList()) {
					examples.add(new Example(name.substring(name.lastIndexOf('/') + 1) + "/" + file.getFileName(), Files.readString(file)));
				}
			}
		}
		Matcher readme = SCRIPT_OF_README.matcher(Files.readString(Traced.ROOT.resolve("README.md")));
		assertTrue(readme.find(), "the README has lost its script");
		examples.add(new Example("README.md", readme.group()));
		assertTrue(examples.size() > 12, examples::toString);
		// A tapset runs nothing; what asks for a server has none here.
		return examples.stream().filter(e -> !e.name().endsWith("/library.stp") && !e.name().endsWith("/postgresql.stp")).toList();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void printsTheSameAgain(Example example) throws Exception {
		Script script = Script.of(example.name(), example.text());
		Path recording = folder.resolve("example.taprec");
		Traced live = example.text().contains("hotspot.")
				? Traced.run(script, recording, false, Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC", "-Xlog:disable", "-cp", classes.toString(), "ThreadsAndCollections")
				: Traced.run(script, recording, false, Traced.PYTHON, "-S", "-c", PROGRAM);
		assertEquals(0, live.result.exitCode(), live.diagnostics());
		assertNotEquals("", live.output(), live.diagnostics() + live.targetOutput());
		assertEquals(0, live.result.progress().lost());
		assertEquals(live.output(), Traced.replayed(script, recording));
	}
}
