package org.tapsetstudio.dsl.semantics.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/** The locals of one probe (with all prologues and epilogues) or function: there are no narrower scopes in this language. */
final class Scope {
	private final Map<String, LocalSymbol> locals = new LinkedHashMap<>();

	LocalSymbol find(String name) {
		return locals.get(name);
	}

	LocalSymbol declare(String name, boolean parameter, Unit unit, SourceRange where) {
		return locals.computeIfAbsent(name, n -> new LocalSymbol(n, locals.size(), parameter, unit, where));
	}

	Collection<LocalSymbol> locals() {
		return locals.values();
	}

	/** Types in the order of the indexes; a local that is a statistic or of unknown type is never used as a value, so that any type serves. */
	List<Type> types() {
		return locals.values().stream().map(l -> l.cell.type() == Type.STRING ? Type.STRING : Type.LONG).toList();
	}

	List<String> names() {
		return List.copyOf(locals.keySet());
	}
}
