package org.tapsetstudio.dsl.preprocessor;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The macros of all {@code .stpm} files. Immutable. Of two macros with one name the later one counts. */
public final class MacroLibrary {
	public static final MacroLibrary EMPTY = new MacroLibrary(Map.of());

	private final Map<String, Macro> macros;

	private MacroLibrary(Map<String, Macro> macros) {
		this.macros = macros;
	}

	/** This library and more. */
	public MacroLibrary with(Collection<Macro> more) {
		Map<String, Macro> all = new LinkedHashMap<>(macros);
		more.forEach(macro -> all.put(macro.name(), macro));
		return new MacroLibrary(Collections.unmodifiableMap(all));
	}

	/** Null if there is none. */
	public Macro find(String name) {
		return macros.get(name);
	}

	public Collection<Macro> macros() {
		return macros.values();
	}
}
