package org.tapsetstudio.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the user interface says stands in files of messages, where it can be translated, and not in the code. */
class SentencesTest {
	private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
	private static final List<Path> BUNDLES = Stream.of("plugins/org.tapsetstudio.ui", "plugins/org.tapsetstudio.launch", "plugins/org.tapsetstudio.launch.jdt", "tapset-dsl/org.tapsetstudio.dsl.ui").map(ROOT::resolve).toList();
	/** Two words or more. */
	private static final Pattern SENTENCE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\\p{L}{3,} \\p{L}{2,}(?:[^\"\\\\]|\\\\.)*\"");
	private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/?\\*|//).*|//(?!\\$NON-NLS).*$");
	private static final Pattern FIELD = Pattern.compile("public static String (\\w+);");

	@Test
	void noSentenceStandsInTheCode() throws IOException {
		List<String> found = new ArrayList<>();
		for (Path file : files(".java")) {
			int number = 0;
			for (String line : Files.readAllLines(file)) {
				number++;
				if (!line.contains("//$NON-NLS") && SENTENCE.matcher(COMMENT.matcher(line).replaceAll("")).find()) {
					found.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
				}
			}
		}
		assertTrue(found.isEmpty(), () -> String.join("\n", found));
	}

	@Test
	void everyMessageHasItsFieldAndEveryFieldItsMessage() throws IOException {
		for (Path file : files("messages.properties")) {
			var messages = new Properties();
			try (var in = Files.newInputStream(file)) {
				messages.load(in);
			}
			try (var neighbours = Files.list(file.getParent())) {
				String name = file.getFileName().toString().startsWith("view-") ? "ViewMessages.java" : "Messages.java";
				Path code = neighbours.filter(neighbour -> neighbour.getFileName().toString().equals(name)).findFirst().orElseThrow(() -> new AssertionError(file + " has no class"));
				var fields = FIELD.matcher(Files.readString(code)).results().map(field -> field.group(1)).collect(Collectors.toCollection(TreeSet::new));
				var keys = new TreeSet<>(messages.stringPropertyNames());
				assertTrue(fields.equals(keys), () -> file + " differs from its class: " + difference(fields, keys));
			}
		}
	}

	private static String difference(TreeSet<String> one, TreeSet<String> other) {
		return Stream.concat(one.stream().filter(name -> !other.contains(name)), other.stream().filter(name -> !one.contains(name))).collect(Collectors.joining(", "));
	}

	private static List<Path> files(String ending) throws IOException {
		List<Path> found = new ArrayList<>();
		for (Path bundle : BUNDLES) {
			try (var files = Files.walk(bundle.resolve("src"))) {
				files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
			}
		}
		return found;
	}
}
