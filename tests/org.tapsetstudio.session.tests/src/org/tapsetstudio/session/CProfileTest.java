package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Call counts of real Debian programs against CPython's own profiler: equal for every function, nothing lost. */
class CProfileTest {
	@TempDir
	Path folder;

	@Test
	void compileall() throws Exception {
		Path sources = Files.createDirectory(folder.resolve("sources"));
		for (String name : List.of("argparse.py", "ast.py", "dis.py", "enum.py", "inspect.py", "textwrap.py", "typing.py")) {
			Files.copy(Path.of("/usr/lib/python3.11").resolve(name), sources.resolve(name));
		}
		compare("compileall", "-f", "-q", sources.toString());
	}

	@Test
	void jsonToolOnALargeFile() throws Exception {
		StringBuilder json = new StringBuilder("[");
		for (int i = 0; i < 20_000; i++) {
			json.append(i == 0 ? "" : ",").append("{\"number\": ").append(i).append(", \"list\": [1.5, null, \"\\u2620\"]}");
		}
		Path file = Files.writeString(folder.resolve("large.json"), json.append("]"));
		compare("json.tool", file.toString(), folder.resolve("out.json").toString());
	}

	@Test
	void pydoc() throws Exception {
		compare("pydoc", "-w", "argparse", "email.message");
	}

	@Test
	void tokenizeASourceFile() throws Exception {
		compare("tokenize", "/usr/lib/python3.11/typing.py");
	}

	private void compare(String... moduleAndArguments) throws Exception {
		String section = Traced.FIXTURES.resolve("python/section.py").toString();
		Map<String, String> environment = Map.of("PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1");
		Path counts = folder.resolve("counts.txt");
		List<String> profiled = new ArrayList<>(List.of(Traced.PYTHON, section, "profile", counts.toString()));
		profiled.addAll(Arrays.asList(moduleAndArguments));
		// Once for nothing: the first run leaves files behind that later ones meet. Each run gets an empty working folder.
		for (String name : List.of("first", "profiled")) {
			ProcessBuilder builder = new ProcessBuilder(profiled).directory(Files.createDirectory(folder.resolve(name)).toFile()).inheritIO();
			builder.environment().putAll(environment);
			assertEquals(0, builder.start().waitFor());
		}
		List<String> traced = new ArrayList<>(List.of(Traced.PYTHON, section, "plain", "-"));
		traced.addAll(Arrays.asList(moduleAndArguments));
		Path recording = folder.resolve("a.taprec");
		Traced run = Traced.run(SessionRequest.builder(Presets.named("python")).recording(recording).recordOnly(true).target(new Target(traced, Files.createDirectory(folder.resolve("traced")), environment)));
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput());
		assertEquals(List.of(), run.result.problems());
		assertEquals(0, run.result.progress().lost());

		TreeMap<String, Long> expected = new TreeMap<>();
		for (String line : Files.readAllLines(counts)) {
			int blank = line.indexOf(' ');
			expected.merge(line.substring(blank + 1), Long.parseLong(line.substring(0, blank)), Long::sum);
		}
		TreeMap<String, Long> entries = new TreeMap<>();
		TreeMap<String, Long> returns = new TreeMap<>();
		count(Recording.open(recording), entries, returns);
		assertTrue(expected.size() > 20, () -> "the program calls too little to prove anything: " + expected);
		assertEquals("", differences(expected, entries), "cProfile's calls and recorded entries differ");
		assertEquals("", differences(entries, returns), "entries and returns differ");
	}

	/** Counts entries and returns of the main thread between section_begin and section_end. */
	private static void count(Recording recording, Map<String, Long> entries, Map<String, Long> returns) {
		assertEquals(1, recording.images().size());
		ThreadStream main = recording.streams().stream().filter(s -> s.tid() == s.pid()).findFirst().orElseThrow();
		boolean inside = false;
		for (StreamCursor event = main.cursor(); event.next();) {
			Site site = main.image().site(event.site());
			Frame frame = main.image().frame((int) event.slot(0));
			if (frame.function().equals("section_begin")) {
				inside = true;
			} else if (frame.function().equals("section_end")) {
				return;
			} else if (inside) {
				(site.name().equals("function__entry") ? entries : returns).merge(frame.firstLine() + " " + frame.function() + " " + frame.file(), 1L, Long::sum);
			}
		}
		throw new AssertionError("section_end was never entered");
	}

	/** One line for each function whose counts differ. */
	private static String differences(Map<String, Long> expected, Map<String, Long> actual) {
		StringBuilder text = new StringBuilder();
		TreeSet<String> functions = new TreeSet<>(expected.keySet());
		functions.addAll(actual.keySet());
		for (String function : functions) {
			long wanted = expected.getOrDefault(function, 0L);
			long got = actual.getOrDefault(function, 0L);
			if (wanted != got) {
				text.append(function).append(": ").append(wanted).append(" against ").append(got).append('\n');
			}
		}
		return text.toString();
	}
}
