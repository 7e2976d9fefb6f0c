package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;
import org.tapsetstudio.dsl.semantics.Symbols.Kind;
import org.tapsetstudio.dsl.semantics.Symbols.Reference;

/** Collects who refers to what while bodies are examined; types are asked for at the end. */
final class SymbolCollector {
	private record Mention(SourceRange where, Object symbol) {
		@Override
		public boolean equals(Object other) {
			return other instanceof Mention m && m.symbol == symbol && m.where.equals(where);
		}

		@Override
		public int hashCode() {
			return where.hashCode();
		}
	}

	private final Set<Mention> mentions = new LinkedHashSet<>();
	private final Set<Object> mentioned = Collections.newSetFromMap(new IdentityHashMap<>());

	/** @param symbol a GlobalSymbol, LocalSymbol, FunctionSymbol or AliasSymbol */
	void mention(SourceRange where, Object symbol) {
		mentions.add(new Mention(where, symbol));
		mentioned.add(symbol);
	}

	boolean isMentioned(Object symbol) {
		return mentioned.contains(symbol);
	}

	Symbols finish(List<Unit> units) {
		Map<Object, Definition> definitions = new IdentityHashMap<>();
		List<Reference> references = new ArrayList<>();
		for (Unit unit : units) {
			unit.globals.forEach(g -> mention(g.where, g));
			unit.functions.forEach(f -> mention(functionName(f), f));
			unit.functions.forEach(f -> f.parameters.forEach(p -> mention(p.where, p)));
			unit.aliases.forEach(a -> mention(a.where(), a));
		}
		for (Mention mention : mentions)
			references.add(new Reference(mention.where, definitions.computeIfAbsent(mention.symbol, SymbolCollector::definition)));
		return new Symbols(List.copyOf(new LinkedHashSet<>(definitions.values())), references);
	}

	private static Definition definition(Object symbol) {
		return switch (symbol) {
		case GlobalSymbol g -> new Definition(Kind.GLOBAL, g.name, g.typeText(), g.where);
		case FunctionSymbol f -> new Definition(Kind.FUNCTION, f.name, f.typeText(), functionName(f));
		case AliasSymbol a -> new Definition(Kind.ALIAS, a.name(), "probe alias", a.where());
		case LocalSymbol l -> new Definition(l.parameter ? Kind.PARAMETER : Kind.LOCAL, l.name, TypeNames.of(l.cell), l.where);
		default -> throw new IllegalArgumentException(symbol.toString());
		};
	}

	/** The name in {@code function name(…)}: the declaration starts with keywords. */
	private static SourceRange functionName(FunctionSymbol f) {
		return f.nameRange();
	}
}
