package org.tapsetstudio.dsl.ide.model;

import java.nio.charset.StandardCharsets;
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
		List<TapsetLibrary.Entry> entries = ShippedTapsets.files().stream()
				.map(file -> new TapsetLibrary.Entry(file.name(), new String(file.bytes(), StandardCharsets.UTF_8), true)).toList();
		return new Surroundings(TapsetLibrary.of(entries), markers, AnalysisOptions.DEFAULT);
	}

	/** How a script in an editor is to be read. */
	public ParseContext parseContext() {
		return ParseContext.editor().withLibrary(tapsets.macros());
	}
}
