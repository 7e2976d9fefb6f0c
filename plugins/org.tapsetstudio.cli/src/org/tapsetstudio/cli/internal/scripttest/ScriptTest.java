package org.tapsetstudio.cli.internal.scripttest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.tapsetstudio.session.CommandWords;

/**
 * A script, what it runs on, and what it should print.
 *
 * @param name path below the folder of tests, without extension
 * @param recording what it runs on, unless there is a program
 * @param program to be traced each time; empty for a recording
 * @param expected file with the expected output, which need not exist yet
 * @param replacements made in what is printed, for what differs from run to run
 */
record ScriptTest(String name, Path script, Path recording, List<String> program, List<String> arguments, int status, Path expected, List<Replacement> replacements) {
	record Replacement(Pattern pattern, String text) {
	}

	static final String DESCRIPTION = ".test";
	private static final String SCRIPT = ".stp";

	/**
	 * All tests below a folder, by name: each {@code NAME.test}, and each {@code NAME.stp} that has an expectation or a recording beside it.
	 *
	 * @throws IOException when something cannot be read or understood, with a sentence
	 */
	static List<ScriptTest> find(Path folder) throws IOException {
		List<ScriptTest> tests = new ArrayList<>();
		List<Path> files;
		try (Stream<Path> walk = Files.walk(folder)) {
			files = walk.filter(Files::isRegularFile).sorted().toList();
		}
		for (Path file : files) {
			String text = file.toString();
			if (text.endsWith(DESCRIPTION)) {
				tests.add(described(folder, file));
			} else if (text.endsWith(SCRIPT) && !Files.exists(beside(file, DESCRIPTION)) && (Files.exists(beside(file, ".out")) || Files.exists(beside(file, ".taprec")))) {
				tests.add(plain(folder, file, List.of()));
			}
		}
		return tests;
	}

	private static Path beside(Path file, String extension) {
		String name = file.getFileName().toString();
		return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
	}

	private static ScriptTest plain(Path folder, Path file, List<Replacement> replacements) {
		String name = folder.relativize(file).toString();
		return new ScriptTest(name.substring(0, name.lastIndexOf('.')), beside(file, SCRIPT), beside(file, ".taprec"), List.of(), List.of(), 0, beside(file, ".out"), replacements);
	}

	private static ScriptTest described(Path folder, Path file) throws IOException {
		ScriptTest test = plain(folder, file, new ArrayList<>());
		int number = 0;
		for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
			number++;
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			int colon = line.indexOf(':');
			try {
				test = test.with(colon < 0 ? line : line.substring(0, colon).strip(), line.substring(colon + 1).strip(), file);
			} catch (IllegalArgumentException e) {
				throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
			}
		}
		return test;
	}

	private ScriptTest with(String key, String value, Path file) {
		return switch (key) {
		case "script" -> new ScriptTest(name, file.resolveSibling(value), recording, program, arguments, status, expected, replacements);
		case "recording" -> new ScriptTest(name, script, file.resolveSibling(value), program, arguments, status, expected, replacements);
		case "program" -> new ScriptTest(name, script, recording, CommandWords.split(value), arguments, status, expected, replacements);
		case "arguments" -> new ScriptTest(name, script, recording, program, CommandWords.split(value), status, expected, replacements);
		case "status" -> new ScriptTest(name, script, recording, program, arguments, Integer.parseInt(value), expected, replacements);
		case "replace" -> {
			replacements.add(replacement(value));
			yield this;
		}
		default -> throw new IllegalArgumentException("there is no \"" + key + "\" in a test; known are script, recording, program, arguments, status and replace");
		};
	}

	private static Replacement replacement(String value) {
		int arrow = (value + " ").indexOf(" => ");
		if (arrow < 0) {
			throw new IllegalArgumentException("replace: wants REGULAR-EXPRESSION => TEXT");
		}
		try {
			return new Replacement(Pattern.compile(value.substring(0, arrow), Pattern.MULTILINE), (value + " ").substring(arrow + 4).stripTrailing());
		} catch (PatternSyntaxException e) {
			throw new IllegalArgumentException("replace: " + e.getDescription() + " in " + e.getPattern(), e);
		}
	}

	/** The text without what differs from run to run. */
	String replaced(String text) {
		String result = text;
		for (Replacement replacement : replacements) {
			result = replacement.pattern.matcher(result).replaceAll(replacement.text);
		}
		return result;
	}
}
