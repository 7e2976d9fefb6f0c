package org.tapsetstudio.dsl.ide.model;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * @param tapset true where the script is itself a tapset file of a user, which may hold embedded C
 */
public record Surroundings(TapsetLibrary tapsets, MarkerResolver markers, AnalysisOptions options, boolean tapset) {

	/** The tapsets that come with the product. */
	public static Surroundings shipped(MarkerResolver markers) {
		return new Surroundings(TapsetLibrary.of(shippedFiles()), markers, AnalysisOptions.DEFAULT, false);
	}

	static List<TapsetLibrary.Entry> shippedFiles() {
		try {
			return TapsetLibrary.shipped(ShippedTapsets.names(), ShippedTapsets::text, ShippedTapsets.jar());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The same with other tapset files. */
	public Surroundings with(List<TapsetLibrary.Entry> files) {
		return new Surroundings(TapsetLibrary.of(files), markers, options, tapset);
	}

	/** True for a tapset file that somebody may change: not one that comes with the product. */
	public boolean isOwnTapset(String fileName) {
		return tapsets.files().stream().anyMatch(file -> file.name().equals(fileName) && !file.shipped());
	}

	/** True for a tapset file that comes with the product. */
	public boolean isShippedTapset(String fileName) {
		return tapsets.files().stream().anyMatch(file -> file.name().equals(fileName) && file.shipped());
	}

	/** How a script in an editor is to be read. */
	public ParseContext parseContext() {
		return ParseContext.editor().withGuru(tapset).withMayBeEmpty(tapset).withLibrary(tapsets.macros());
	}
}
