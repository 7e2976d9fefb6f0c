package org.tapsetstudio.dsl.semantics.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.program.Type;

/** The checked program in the form of {@code stap -p2}: globals, functions and probes that are left, with the types of their variables. */
final class Listing {
	/** A probe or function and its variables. */
	record Entry(String head, Code code, Scope scope) {
	}

	private final StringBuilder text = new StringBuilder();

	private Listing() {
	}

	static String of(List<Entry> functions, List<Entry> probes) {
		Listing listing = new Listing();
		Set<GlobalSymbol> globals = new LinkedHashSet<>();
		probes.forEach(p -> globals.addAll(p.code.globals));
		functions.forEach(f -> globals.addAll(f.code.globals));
		listing.section("globals", globals.stream().map(Listing::global).toList());
		listing.entries("functions", functions);
		listing.entries("probes", probes);
		globals.stream().filter(g -> g.unit.user && !g.isPrivate && g.written && !g.read).forEach(listing::display);
		return listing.text.toString();
	}

	private void section(String name, List<String> lines) {
		if (!lines.isEmpty())
			text.append("# ").append(name).append('\n');
		lines.forEach(l -> text.append(l).append('\n'));
	}

	private void entries(String name, List<Entry> entries) {
		if (!entries.isEmpty())
			text.append("# ").append(name).append('\n');
		for (Entry entry : entries) {
			text.append(entry.head).append('\n');
			List<String> locals = entry.code.mentioned.keySet().stream().map(entry.scope::find).filter(l -> l != null && !l.parameter).map(l -> "  " + l.name + ":" + TypeNames.of(l.cell))
					.toList();
			if (!locals.isEmpty())
				text.append("  # locals\n");
			locals.forEach(l -> text.append(l).append('\n'));
		}
	}

	private static String global(GlobalSymbol g) {
		String size = g.declaration.getSize() == null ? "" : "[" + Numbers.value(g.declaration.getSize()) + "]";
		String keys = g.keys.isEmpty() ? "" : g.keys.stream().map(TypeNames::of).collect(Collectors.joining(", ", " [", "]"));
		return g.name + (g.declaration.isWrap() ? "%" : "") + size + ":" + TypeNames.of(g.value) + keys;
	}

	/** What is only written is shown at the end of the session, by a probe of its own. */
	private void display(GlobalSymbol g) {
		text.append("end /* <- end */\n");
		if (g.keys.isEmpty())
			return;
		text.append("  # locals\n");
		for (int i = 0; i < g.keys.size(); i++)
			text.append("  __idx").append(i).append(':').append(TypeNames.of(g.keys.get(i))).append('\n');
		if (g.value.type() != Type.STATS)
			text.append("  __val:").append(TypeNames.of(g.value)).append('\n');
	}
}
