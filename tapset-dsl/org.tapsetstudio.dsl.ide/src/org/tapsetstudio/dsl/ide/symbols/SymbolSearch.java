package org.tapsetstudio.dsl.ide.symbols;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.dsl.ide.catalog.TapsetCatalog;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Finds declarations by a part of their names, in all scripts and tapsets. Reads tapset files; not for the UI thread. */
public final class SymbolSearch {
	/** More than anybody looks through. */
	private static final int MOST = 500;

	private SymbolSearch() {
	}

	/**
	 * A declaration somewhere.
	 *
	 * @param text of the whole file
	 * @param span the name in it
	 * @param tapset true for a file of the library
	 */
	public record Symbol(OutlineEntry.Kind kind, String name, String fileName, String text, TextSpan span, boolean tapset) {
	}

	/**
	 * At most some hundred declarations, those of the scripts first; those of the tapsets, which are many, only for a query that is not empty.
	 *
	 * @param query a part of the name; case counts for nothing
	 */
	public static List<Symbol> find(String query, Collection<ScriptModel> scripts, Surroundings surroundings) {
		String part = query.toLowerCase(Locale.ROOT);
		List<Symbol> found = new ArrayList<>();
		for (ScriptModel script : scripts) {
			Outline.of(script).stream().filter(entry -> matches(entry.label(), part)).forEach(entry -> found.add(symbol(script, entry)));
		}
		if (!part.isEmpty()) {
			TapsetCatalog.of(surroundings, () -> found.size() >= MOST).values().stream().flatMap(Collection::stream).filter(entry -> matches(entry.name(), part)).forEach(entry -> found.add(symbol(entry)));
		}
		return found.subList(0, Math.min(MOST, found.size()));
	}

	/** All declarations, those of the scripts first. */
	public static List<Symbol> all(Collection<ScriptModel> scripts, Surroundings surroundings) {
		List<Symbol> found = new ArrayList<>();
		scripts.forEach(script -> Outline.of(script).forEach(entry -> found.add(symbol(script, entry))));
		TapsetCatalog.of(surroundings, () -> false).values().forEach(entries -> entries.forEach(entry -> found.add(symbol(entry))));
		return found;
	}

	private static boolean matches(String name, String part) {
		return name.toLowerCase(Locale.ROOT).contains(part);
	}

	private static Symbol symbol(ScriptModel script, OutlineEntry entry) {
		return new Symbol(entry.kind(), entry.label(), script.fileName(), script.text(), entry.name(), false);
	}

	private static Symbol symbol(TapsetEntry entry) {
		OutlineEntry.Kind kind = switch (entry.kind()) {
		case ALIAS -> OutlineEntry.Kind.ALIAS;
		case FUNCTION -> OutlineEntry.Kind.FUNCTION;
		case MACRO -> OutlineEntry.Kind.MACRO;
		};
		int length = entry.name().length() - (kind == OutlineEntry.Kind.MACRO ? 1 : 0);
		return new Symbol(kind, entry.name(), entry.file().name(), entry.file().text(), new TextSpan(entry.offset(), entry.offset() + length), true);
	}
}
