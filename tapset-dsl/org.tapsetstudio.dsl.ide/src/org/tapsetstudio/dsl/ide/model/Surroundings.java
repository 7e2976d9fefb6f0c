package org.tapsetstudio.dsl.ide.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.tapsets.ShippedTapsets;

/**
 * What a script is checked against. Immutable, safe for use by several threads.
 *
 * @param tapsets functions, globals, aliases and macros that it may draw on
 * @param markers which markers exist
 * @param options what else is known of the session
 */
public record Surroundings(TapsetLibrary tapsets, MarkerResolver markers, AnalysisOptions options) {

	/** The tapsets that come with the product. */
	public static Surroundings shipped(MarkerResolver markers) {
		try {
			return shipped(markers, List.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * The tapsets in some folders, then those that come with the product.
	 *
	 * @param folders with {@code .stp} and {@code .stpm} files
	 */
	public static Surroundings shipped(MarkerResolver markers, List<Path> folders) throws IOException {
		List<TapsetLibrary.Entry> files = new ArrayList<>();
		for (Path folder : folders) {
			files.addAll(TapsetLibrary.read(folder.toAbsolutePath().normalize(), false));
		}
		files.addAll(TapsetLibrary.shipped(ShippedTapsets.names(), ShippedTapsets::text, ShippedTapsets.jar()));
		return new Surroundings(TapsetLibrary.of(files), markers, AnalysisOptions.DEFAULT);
	}

	/** How a script in an editor is to be read. */
	public ParseContext parseContext() {
		return ParseContext.editor().withLibrary(tapsets.macros());
	}
}
