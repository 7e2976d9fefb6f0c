package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.EmbeddedDeclaration;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.GlobalDeclaration;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.PointList;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/** One file that takes part in an analysis, and what it declares. */
final class Unit {
	final String file;
	final Positions positions;
	/** One of the user's scripts, not a tapset. */
	final boolean user;
	/** Part of the product, so that it may declare native functions. */
	final boolean shipped;
	final List<GlobalSymbol> globals = new ArrayList<>();
	private final Map<String, GlobalSymbol> globalsByName = new HashMap<>();
	final List<FunctionSymbol> functions = new ArrayList<>();
	final List<AliasSymbol> aliases = new ArrayList<>();
	/** Code in C between the declarations. */
	final List<String> embedded = new ArrayList<>();
	final List<ProbeDeclaration> probes = new ArrayList<>();

	Unit(ParsedScript script, boolean user, boolean shipped, Problems problems) {
		this.file = script.fileName();
		this.positions = new Positions(script);
		this.user = user;
		this.shipped = shipped;
		for (Item item : script.root().getItems()) {
			switch (item) {
			case GlobalDeclaration d -> d.getVariables().stream().filter(v -> v.getName() != null).forEach(v -> globals.add(new GlobalSymbol(this, v, d.isPrivate())));
			case FunctionDeclaration d -> {
				if (d.getName() != null)
					functions.add(new FunctionSymbol(this, d));
			}
			case ProbeDeclaration d -> probe(d, problems);
			case EmbeddedDeclaration d -> embedded.add(d.getCode());
			default -> {
				// nothing else is declared
			}
			}
		}
		globals.forEach(g -> globalsByName.putIfAbsent(g.name, g));
	}

	/** The global of a name that this file declares; null if there is none. */
	GlobalSymbol global(String name) {
		return globalsByName.get(name);
	}

	/** Whether this file declares an alias of one component. */
	boolean declaresAlias(String name) {
		return aliases.stream().anyMatch(a -> a.path().equals(List.of(name)));
	}

	/** {@code probe a = b = c {}}: both a and b stand for c with this body; {@code +=} anywhere makes the body an epilogue. */
	private void probe(ProbeDeclaration probe, Problems problems) {
		List<PointList> lists = probe.getLists();
		if (lists.isEmpty())
			return;
		if (lists.size() == 1) {
			probes.add(probe);
			return;
		}
		boolean behind = probe.getOperators().contains("+=");
		Block prologue = behind ? null : probe.getBody();
		Block epilogue = behind ? probe.getBody() : probe.getEpilogue();
		for (PointList names : lists.subList(0, lists.size() - 1))
			for (FlatPoint name : FlatPoint.expand(this, names))
				alias(name, probe, prologue, epilogue, problems);
	}

	private void alias(FlatPoint name, ProbeDeclaration declaration, Block prologue, Block epilogue, Problems problems) {
		if (name.components().stream().anyMatch(c -> c.argument() != null))
			problems.error("alias-parameter", name.where(), "the name of an alias cannot have an argument");
		else
			aliases.add(new AliasSymbol(this, name.components().stream().map(FlatPoint.Part::name).toList(), declaration, prologue, epilogue, name.where()));
	}
}
