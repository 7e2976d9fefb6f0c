package org.tapsetstudio.dsl.preprocessor;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The macros of all {@code .stpm} files. Immutable, may be shared between threads. Of two macros with one name the later one counts. */
public final class MacroLibrary {
	public static final MacroLibrary EMPTY = new MacroLibrary(Map.of());

	private Map<String, Macro> macros;
	private Supplier<MacroLibrary> source;

	private MacroLibrary(Map<String, Macro> macros) {
		this.macros = macros;
	}

	/** A library that is read when one of its macros is first asked for: most scripts use none. */
	public static MacroLibrary onDemand(Supplier<MacroLibrary> source) {
		MacroLibrary library = new MacroLibrary(null);
		library.source = source;
		return library;
	}

	private synchronized Map<String, Macro> all() {
		if (macros == null) {
			macros = source.get().all();
			source = null;
		}
		return macros;
	}

	/** This library and more. */
	public MacroLibrary with(Collection<Macro> more) {
		Map<String, Macro> all = new LinkedHashMap<>(all());
		more.forEach(macro -> all.put(macro.name(), macro));
		return new MacroLibrary(Collections.unmodifiableMap(all));
	}

	/** Null if there is none. */
	public Macro find(String name) {
		return all().get(name);
	}

	public Collection<Macro> macros() {
		return all().values();
	}
}
