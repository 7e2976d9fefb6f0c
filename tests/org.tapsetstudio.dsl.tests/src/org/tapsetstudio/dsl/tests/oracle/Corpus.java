package org.tapsetstudio.dsl.tests.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.MacroFiles;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;

/** The scripts that Debian installs with SystemTap, and a script for each function of its tapsets, made here. */
public final class Corpus {
	/**
	 * One script.
	 *
	 * @param name path below the folder of the examples, or what is called, such as {@code strlen(s)}: s a string, n a number
	 * @param call the call; null for an example
	 */
	public record Item(String name, Path script, String call, String... arguments) {
		/** Calls are checked with {@code -u}: otherwise those without effect are left out before anybody looks at their types. */
		public boolean isCall() {
			return call != null;
		}

		public String text() throws IOException {
			return call == null ? SourceBytes.decode(Files.readAllBytes(script)) : "probe begin { " + call + " }";
		}
	}

	private Corpus() {
	}

	public static List<Item> examples() throws IOException {
		List<Item> items = new ArrayList<>();
		for (Path file : files(Stap.EXAMPLES)) {
			boolean takesArguments = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).matches("(?s).*[$@][0-9].*");
			items.add(new Item(Stap.EXAMPLES.relativize(file).toString(), file, null, takesArguments ? new String[] { "1", "2", "3", "4" } : new String[0]));
		}
		return items;
	}

	/** Each public function once for each way to call it that its declarations tell. */
	public static List<Item> functions(Path temporary) throws IOException {
		ParseContext context = ParseContext.tapset().withLibrary(MacroFiles.load(Stap.TAPSETS, ParseContext.tapset()));
		Map<String, Item> items = new TreeMap<>();
		for (Path file : files(Stap.TAPSETS))
			for (Item item : functions(SourceBytes.decode(Files.readAllBytes(file)), context, temporary))
				items.put(item.name, item);
		return List.copyOf(items.values());
	}

	private static List<Item> functions(String text, ParseContext context, Path temporary) {
		List<Item> items = new ArrayList<>();
		for (var item : StpParserFacade.parse("x", text, context).root().getItems())
			if (item instanceof FunctionDeclaration f && !f.isPrivate() && f.getName() != null && !f.getName().startsWith("_")) {
				List<String> types = f.getParameters().stream().map(p -> "string".equals(p.getType()) ? "s" : "n").toList();
				String call = f.getName() + types.stream().map(t -> t.equals("s") ? "\"1\"" : "1").collect(Collectors.joining(", ", "(", ")"));
				items.add(new Item(f.getName() + types.stream().collect(Collectors.joining(", ", "(", ")")), temporary.resolve("call.stp"), call));
			}
		return items;
	}

	/** All scripts and tapsets that Debian installs with SystemTap. */
	static List<Path> scripts() throws IOException {
		return Stream.concat(files(Stap.EXAMPLES).stream(), files(Stap.TAPSETS).stream()).toList();
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(f -> f.toString().endsWith(".stp") && Files.isRegularFile(f)).sorted().toList();
		}
	}

	/** stap's verdict, "+" or "-". */
	public static String ask(Stap stap, Item item, Path temporary) throws IOException {
		Path script = item.isCall() ? Files.writeString(Files.createTempFile(temporary, "call", ".stp"), item.text()) : item.script;
		return stap.checkWithTapsets(script, item.isCall(), item.arguments).accepted() ? "+" : "-";
	}
}
