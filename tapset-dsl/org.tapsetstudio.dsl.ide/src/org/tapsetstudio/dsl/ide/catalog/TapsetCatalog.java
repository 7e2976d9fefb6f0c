package org.tapsetstudio.dsl.ide.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.ide.catalog.TapsetEntry.Kind;
import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.points.Alias;
import org.tapsetstudio.dsl.ide.points.AliasNames;
import org.tapsetstudio.dsl.ide.symbols.FunctionInfo;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;

/** Lists what the tapsets declare, sorted by file, kind and name. Private names, which begin with two underscores, are left out. */
public final class TapsetCatalog {
	private TapsetCatalog() {
	}

	/**
	 * Reads all files; not for the UI thread.
	 *
	 * @param cancelled asked before each file; what was read so far is returned
	 */
	public static Map<TapsetFile, List<TapsetEntry>> of(Surroundings surroundings, BooleanSupplier cancelled) {
		Map<TapsetFile, List<TapsetEntry>> files = new TreeMap<>(Comparator.comparing(TapsetFile::title).thenComparing(TapsetFile::name));
		for (TapsetLibrary.Entry entry : surroundings.tapsets().entries()) {
			if (cancelled.getAsBoolean()) {
				return files;
			}
			surroundings.tapsets().parse(entry).ifPresent(script -> files.put(new TapsetFile(entry.name(), entry.text()), entries(surroundings, script)));
		}
		for (Macro macro : surroundings.tapsets().macros().macros()) {
			TapsetFile file = new TapsetFile(macro.source().name(), macro.source().text());
			files.computeIfAbsent(file, key -> new ArrayList<>()).add(macro(surroundings, file, macro));
		}
		files.values().removeIf(List::isEmpty);
		files.values().forEach(entries -> entries.sort(Comparator.comparing(TapsetEntry::kind).thenComparing(TapsetEntry::name)));
		return files;
	}

	private static List<TapsetEntry> entries(Surroundings surroundings, ParsedScript script) {
		List<TapsetEntry> entries = new ArrayList<>();
		TapsetFile file = new TapsetFile(script.fileName(), script.text());
		Supplier<ScriptTokens> tokens = () -> ScriptTokens.of(script.text(), surroundings.parseContext());
		for (Alias alias : AliasNames.in(script.fileName(), script.root(), tokens)) {
			add(entries, new TapsetEntry(Kind.ALIAS, alias.name(), "", file, alias.offset(), "probe " + alias.name() + "\n{\n\tprintln(pp())\n}\n", alias::documentation));
		}
		for (FunctionInfo function : FunctionTable.in(script.fileName(), script.root(), tokens)) {
			add(entries, new TapsetEntry(Kind.FUNCTION, function.name(), function.signature(), file, function.offset(), function.name() + "()", function.documentation()));
		}
		return entries;
	}

	private static void add(List<TapsetEntry> entries, TapsetEntry entry) {
		if (!entry.name().startsWith("__")) {
			entries.add(entry);
		}
	}

	private static TapsetEntry macro(Surroundings surroundings, TapsetFile file, Macro macro) {
		String parameters = macro.parameters().isEmpty() ? "" : "(" + String.join(", ", macro.parameters()) + ")";
		return new TapsetEntry(Kind.MACRO, "@" + macro.name(), parameters, file, macro.nameToken().start(), "@" + macro.name() + (parameters.isEmpty() ? "" : "()"),
				() -> DocumentationComment.above(ScriptTokens.of(file.text(), surroundings.parseContext()), macro.nameToken().start()));
	}
}
