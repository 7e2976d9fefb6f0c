package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tapsetstudio.session.internal.ScriptCompiler;
import org.tapsetstudio.session.preflight.Preflight;

/**
 * The pages of the tapsets do what they say. In a page, a block with a file name is a sample program, a block of {@code sh} builds it, and a block that begins with {@code tapset run} is run where this
 * machine has the program, and checked everywhere. What it prints is printed by a replay, too.
 */
class PagesTest {
	private static final Path PAGES = Traced.ROOT.resolve("tapset-dsl/org.tapsetstudio.tapsets/doc");
	private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
	private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)");
	/** What needs a server of another user, which {@link PostgresqlTest} has, or a daemon. */
	private static final Pattern NOT_HERE = Pattern.compile("postgres|virsh list");

	/** @param text the command as the page has it */
	record Command(String page, String text, String files, String build) {
		@Override
		public String toString() {
			return page + ": " + text.lines().findFirst().orElse("");
		}
	}

	@TempDir
	Path folder;

	static List<Command> commands() throws IOException {
		List<Command> commands = new ArrayList<>();
		try (Stream<Path> pages = Files.list(PAGES)) {
			for (Path page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
				String text = Files.readString(page);
				String build = "";
				for (Matcher block = BLOCK.matcher(text); block.find();) {
					if (block.group(1).equals("sh")) {
						build = block.group(2);
					} else if (block.group(1).isEmpty() && block.group(2).contains("tapset run ")) {
						commands.add(new Command(page.getFileName().toString(), block.group(2).strip(), text, build));
					}
				}
			}
		}
		assertTrue(commands.size() > 20, () -> "the pages have lost their commands: " + commands);
		return commands;
	}

	@ParameterizedTest
	@MethodSource("commands")
	void works(Command command) throws Exception {
		Map<String, String> environment = new HashMap<>();
		List<String> words = new ArrayList<>(CommandWords.split(command.text()));
		for (Matcher m = ASSIGNMENT.matcher(words.getFirst()); m.matches(); m = ASSIGNMENT.matcher(words.getFirst())) {
			environment.put(m.group(1), m.group(2));
			words.removeFirst();
		}
		assertEquals(List.of("tapset", "run", "-e", "-c"), List.of(words.get(0), words.get(1), words.get(2), words.get(4)));
		Script script = Script.of(command.page(), words.get(3));
		ScriptCompiler.compile(script, null);
		List<String> program = new ArrayList<>(CommandWords.split(words.get(5)));
		assumeTrue(!NOT_HERE.matcher(words.get(5)).find(), () -> program.getFirst() + " is not run by this test");
		prepare(command);
		Path file = resolve(program.getFirst());
		assumeTrue(Files.exists(file), () -> program.getFirst() + " is not installed");
		program.set(0, file.toString());
		SessionRequest.Builder request = SessionRequest.builder(script).recording(folder.resolve("page.taprec")).target(new Target(program, folder, environment));
		assumeTrue(Preflight.of(request.build()).isGood(), () -> file + " has no markers here");
		Traced run = Traced.run(request);
		assertEquals(0, run.result.exitCode(), run.diagnostics());
		assertNotEquals("", run.output(), () -> run.diagnostics() + run.targetOutput() + run.result.problems());
		assertEquals(0, run.result.progress().lost());
		assertEquals(run.output(), Traced.replayed(script, folder.resolve("page.taprec")));
	}

	private static Path tool(String name) {
		Path ours = Path.of(System.getProperty("java.home"), "bin", name);
		return Files.exists(ours) ? ours : Path.of("/usr/bin", name);
	}

	private Path resolve(String program) {
		return program.startsWith("./") ? folder.resolve(program.substring(2)) : tool(program);
	}

	private void prepare(Command command) throws IOException, InterruptedException {
		for (Matcher block = BLOCK.matcher(command.files()); block.find();) {
			String[] header = block.group(1).split(" ");
			if (header.length == 2) {
				Files.writeString(folder.resolve(header[1]), block.group(2));
			}
		}
		for (String line : command.build().lines().toList()) {
			List<String> words = new ArrayList<>(CommandWords.split(line));
			words.set(0, tool(words.getFirst()).toString());
			assumeTrue(Files.exists(Path.of(words.getFirst())), () -> words.getFirst() + " is not installed");
			assertEquals(0, new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start().waitFor(), line);
		}
	}
}
