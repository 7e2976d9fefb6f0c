package org.tapsetstudio.dsl.preprocessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.lexer.SourceBytes;

/** Reads macro libraries. */
public final class MacroFiles {
	private MacroFiles() {
	}

	/** All {@code .stpm} files below a folder, in the order of their paths. Faulty definitions are left out. */
	public static MacroLibrary load(Path folder, ParseContext context) throws IOException {
		List<Path> files;
		try (Stream<Path> walk = Files.walk(folder)) {
			files = walk.filter(file -> file.toString().endsWith(".stpm")).sorted().toList();
		}
		MacroLibrary library = context.library();
		for (Path file : files) {
			String text = SourceBytes.decode(Files.readAllBytes(file));
			library = library.with(TokenLayer.ofLibrary(file.toString(), text, context.withLibrary(library)).expansion().macros().values());
		}
		return library;
	}
}
