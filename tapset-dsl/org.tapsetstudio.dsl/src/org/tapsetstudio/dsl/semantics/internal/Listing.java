package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.printer.Naming;
import org.tapsetstudio.dsl.printer.TreePrinter;
import org.tapsetstudio.dsl.program.Probe.Marker;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.markers.CodeDirectory;

/** The checked program in the form of {@code stap -p2}: globals, functions and probes that are left, with the types of their variables. */
final class Listing {
	/** One point, what runs there, and its variables. */
	record Probe(Unit unit, ProbeDeclaration declaration, Derived derived, Code code, Scope scope) {
	}

	private final List<String> embedded;
	private final Map<String, FunctionSymbol> functions = new TreeMap<>();
	private final Map<FunctionSymbol, Code> code;
	private final List<Probe> probes;
	private final boolean optimised;
	private final Set<GlobalSymbol> displayed;
	private final MarkerResolver markers;
	private final Map<String, Optional<CodeDirectory>> directories = new HashMap<>();
	/** For each function that is equal to another the first of these, which is shown in its place. */
	private final Map<FunctionSymbol, FunctionSymbol> first = new IdentityHashMap<>();
	/** Variables for calls that are made once only. */
	private final Map<Code, List<String>> kept = new IdentityHashMap<>();

	/**
	 * @param code of the functions that are left; null for those in C
	 * @param displayed see {@link Displayed}
	 */
	Listing(List<String> embedded, Map<FunctionSymbol, Code> code, List<Probe> probes, Set<GlobalSymbol> displayed, boolean optimised, MarkerResolver markers) {
		this.embedded = embedded;
		this.code = code;
		this.probes = probes;
		this.displayed = displayed;
		this.optimised = optimised;
		this.markers = markers;
		code.keySet().forEach(f -> functions.put(Mangled.of(f), f));
	}

	/** @param bodies whether to show statements and initial values, too ({@code -v}) */
	String text(boolean bodies) {
		if (optimised && kept.isEmpty()) {
			Stream.concat(code.values().stream().filter(c -> c != null), probes.stream().map(Probe::code)).filter(c -> !c.followed).forEach(this::keep);
		}
		if (optimised)
			merge();
		StringBuilder text = new StringBuilder();
		if (!embedded.isEmpty())
			text.append("# global embedded code\n");
		embedded.forEach(e -> text.append(e).append('\n'));
		Set<GlobalSymbol> globals = new LinkedHashSet<>();
		probes.forEach(p -> globals.addAll(p.code.globals));
		functions.values().stream().map(code::get).filter(c -> c != null).forEach(c -> globals.addAll(c.globals));
		if (!globals.isEmpty())
			text.append("# globals\n");
		globals.forEach(g -> text.append(global(g, bodies)).append('\n'));
		if (!functions.isEmpty())
			text.append("# functions\n");
		functions.values().forEach(f -> entry(signature(f), code.get(f) == null ? List.of() : locals(code.get(f), f.scope), bodies ? body(f) : null, text));
		if (!probes.isEmpty())
			text.append("# probes\n");
		probes.forEach(p -> heads(p).forEach(head -> entry(head, locals(p.code, p.scope), bodies ? body(p) : null, text)));
		if (probes.stream().anyMatch(Listing::dependsOnGlobal))
			entry("begin /* <- begin */", List.of(), bodies ? optimised ? ";" : "{\n}" : null, text);
		globals.stream().filter(displayed::contains).map(FinalDisplay::new)
				.forEach(d -> entry("end /* <- end */", d.locals(), bodies ? d.body() : null, text));
		return text.toString();
	}

	/** Functions that are written alike but for their names become one; those that call them may then be alike, too. */
	private void merge() {
		Map<String, FunctionSymbol> seen = new HashMap<>();
		if (functions.values().removeIf(f -> {
			// What a native function does hangs on its name.
			FunctionSymbol other = f.isNative() ? null : seen.putIfAbsent(signature(f).substring(f.name.length()) + body(f), f);
			if (other != null)
				first.put(f, other);
			return other != null;
		}))
			merge();
	}

	private FunctionSymbol shown(FunctionSymbol function) {
		FunctionSymbol other = first.get(function);
		return other == null ? function : shown(other);
	}

	private static void entry(String head, List<String> locals, String body, StringBuilder text) {
		text.append(head).append('\n');
		if (!locals.isEmpty())
			text.append("  # locals\n");
		locals.forEach(l -> text.append("  ").append(l).append('\n'));
		if (body != null)
			text.append("{ ").append(body).append(" }\n");
	}

	private void keep(Code one) {
		if (!kept.containsKey(one))
			kept.put(one, new StableCalls(one).hoist().locals());
	}

	private List<String> locals(Code code, Scope scope) {
		List<String> locals = new ArrayList<>(code.mentioned.keySet().stream().map(scope::find).filter(l -> l != null && !l.parameter).map(l -> l.name + ":" + TypeNames.of(l.cell)).toList());
		locals.addAll(kept.getOrDefault(code, List.of()));
		return locals;
	}

	private static String global(GlobalSymbol g, boolean withValue) {
		String size = g.declaration.getSize() == null ? "" : "[" + Numbers.value(g.declaration.getSize()) + "]";
		String keys = g.keys.isEmpty() ? "" : g.keys.stream().map(TypeNames::of).collect(Collectors.joining(", ", " [", "]"));
		String value = withValue && g.declaration.getInit() instanceof Expression e ? " = " + TreePrinter.print(e, Naming.AS_WRITTEN) : "";
		return g.name + (g.declaration.isWrap() ? "%" : "") + size + ":" + TypeNames.of(g.value) + keys + value;
	}

	private static String signature(FunctionSymbol f) {
		return f.name + ":" + TypeNames.of(f.result) + " " + f.parameters.stream().map(p -> p.name + ":" + TypeNames.of(p.cell)).collect(Collectors.joining(", ", "(", ")"));
	}

	private String body(FunctionSymbol f) {
		return code.get(f) == null ? f.declaration.getEmbedded() : body(code.get(f), null);
	}

	private String body(Code code, Derived derived) {
		List<Code.Part> parts = code.parts;
		List<String> left = new ArrayList<>();
		for (Code.Part part : parts) {
			Statement s = part.statement();
			Mangled names = new Mangled(code, part.unit(), derived, this::shown);
			if (s instanceof Block b && parts.size() > 1)
				b.getStatements().forEach(inner -> left.add(TreePrinter.print(inner, names, optimised)));
			else if (s != null)
				left.add(TreePrinter.print(s, names, optimised));
		}
		return left.isEmpty() ? ";" : left.size() == 1 ? left.get(0) : block(left);
	}

	private static String block(List<String> statements) {
		return statements.stream().map(s -> s + ";\n").collect(Collectors.joining("", "{\n", "}"));
	}

	private String body(Probe p) {
		if (optimised)
			return body(p.code, p.derived);
		List<String> parts = p.code.parts.stream().map(part -> TreePrinter.print(part.statement(), new Mangled(p.code, part.unit(), p.derived, this::shown), false)).toList();
		int conditions = p.code.guards;
		String nested = nested(p.derived.aliases(), parts.subList(conditions, parts.size()));
		if (conditions == 0)
			return nested;
		List<String> all = new ArrayList<>(parts.subList(0, conditions));
		// A condition that can never hold leaves nothing else.
		if (p.code.parts.subList(0, conditions).stream().noneMatch(part -> DeadControl.ends(part.statement())))
			all.add(nested);
		return block(all);
	}

	/** The body in a block with the texts of the alias next to it, that in a block with those of the next alias, and so on. */
	private static String nested(List<AliasSymbol> aliases, List<String> parts) {
		if (aliases.isEmpty())
			return parts.get(0);
		AliasSymbol outer = aliases.get(0);
		int first = outer.prologue() == null ? 0 : 1;
		int last = parts.size() - (outer.epilogue() == null ? 0 : 1);
		List<String> all = new ArrayList<>(parts.subList(0, first));
		all.add(nested(aliases.subList(1, aliases.size()), parts.subList(first, last)));
		all.addAll(parts.subList(last, parts.size()));
		return block(all);
	}

	/** The point, then what it was derived from. A marker or function is shown as the places in its file, each with an entry of its own. */
	private List<String> heads(Probe p) {
		Derived d = p.derived;
		String condition = d.conditionText(p.code);
		List<Listed.Place> places = d.point() instanceof Marker marker ? places(d, marker) : List.of();
		if (!places.isEmpty()) {
			Optional<CodeDirectory> code = code(((Marker) d.point()).path());
			return places.stream().map(place -> place(place, code, d.mark() + condition)).toList();
		}
		StringBuilder text = new StringBuilder(d.resolved()).append(d.mark()).append(condition).append(" /* <- ");
		d.aliases().forEach(a -> text.append(TreePrinter.head(a.declaration())).append(" <- "));
		var points = p.declaration.getLists().get(0);
		text.append(d.aliases().isEmpty() ? TreePrinter.print(Derived.decided(p.unit.positions.origins(), points), new Mangled(p.code, p.unit, d, this::shown)) : TreePrinter.print(points, Naming.AS_WRITTEN));
		return List.of(text.append(" */").toString());
	}

	private List<Listed.Place> places(Derived d, Marker marker) {
		if (d.listed() == null)
			return d.addresses().stream().map(a -> new Listed.Place("process(" + StringEscapes.quote(marker.path()) + ").statement(0x" + Long.toHexString(a) + ")", a)).toList();
		return Listed.places(d, code(marker.path()));
	}

	private Optional<CodeDirectory> code(String path) {
		return directories.computeIfAbsent(path, markers::code);
	}

	private static String place(Listed.Place place, Optional<CodeDirectory> code, String tail) {
		String pc = code.map(c -> c.place(place.address())).orElse(".dynamic+0x" + Long.toHexString(place.address()));
		return place.text() + tail + " /* pc=" + pc + " */ /* <- " + place.origin() + tail + " */";
	}

	private static boolean dependsOnGlobal(Probe p) {
		return p.derived.conditions().stream().anyMatch(c -> new Effects(f -> null).of(p.code, c.unit(), c.expression()).read.stream().anyMatch(GlobalSymbol.class::isInstance));
	}
}
