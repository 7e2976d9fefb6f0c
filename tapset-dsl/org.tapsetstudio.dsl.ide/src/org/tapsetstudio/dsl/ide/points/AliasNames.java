package org.tapsetstudio.dsl.ide.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.Point;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.Script;

/** The aliases that a script can use. A tapset file is read when an alias of its first name is asked for. */
public final class AliasNames {
	private final ScriptModel model;

	private AliasNames(ScriptModel model) {
		this.model = model;
	}

	public static AliasNames of(ScriptModel model) {
		return new AliasNames(model);
	}

	/** The components that can follow a path, each with an alias that has it. */
	public Map<String, Alias> after(List<PointComponent> path) {
		Map<String, Alias> next = new TreeMap<>();
		List<Alias> known = new ArrayList<>(own());
		if (path.isEmpty()) {
			model.surroundings().tapsets().aliasRoots().forEach(root -> library(root).stream().findFirst().ifPresent(alias -> next.put(root, alias)));
		} else {
			known.addAll(library(path.get(0).name()));
		}
		for (Alias alias : known) {
			if (alias.names().size() > path.size() && startsWith(alias, path)) {
				next.putIfAbsent(alias.names().get(path.size()), alias);
			}
		}
		return next;
	}

	/** The aliases that a point means: those whose whole name is the path, or its beginning. */
	public List<Alias> matching(List<PointComponent> path) {
		List<Alias> known = new ArrayList<>(own());
		if (!path.isEmpty()) {
			known.addAll(library(path.get(0).name()));
		}
		known.removeIf(alias -> alias.names().size() > path.size() || !startsWith(alias, path.subList(0, alias.names().size())));
		return known;
	}

	private static boolean startsWith(Alias alias, List<PointComponent> path) {
		for (int i = 0; i < path.size(); i++) {
			if (!alias.names().get(i).equals(path.get(i).name())) {
				return false;
			}
		}
		return true;
	}

	private List<Alias> own() {
		return in(model.fileName(), model.script().root(), model::tokens);
	}

	private List<Alias> library(String root) {
		List<Alias> found = new ArrayList<>();
		Surroundings surroundings = model.surroundings();
		for (TapsetLibrary.Entry entry : surroundings.tapsets().declaringAlias(root)) {
			ParsedScript file = surroundings.tapsets().parse(entry).orElse(null);
			if (file != null) {
				in(file.fileName(), file.root(), () -> ScriptTokens.of(file.text(), surroundings.parseContext())).stream()
						.filter(alias -> alias.names().get(0).equals(root)).forEach(found::add);
			}
		}
		return found;
	}

	/** The aliases that a file declares. */
	public static List<Alias> in(String fileName, Script script, Supplier<ScriptTokens> tokens) {
		List<Alias> found = new ArrayList<>();
		for (Item item : script.getItems()) {
			if (item instanceof ProbeDeclaration probe) {
				// all lists but the last are names
				for (int i = 0; i < probe.getLists().size() - 1; i++) {
					for (Point point : probe.getLists().get(i).getPoints()) {
						INode node = NodeModelUtils.findActualNodeFor(point);
						List<String> names = new ArrayList<>();
						point.getComponents().forEach(component -> names.add(component.getName()));
						if (node != null && !names.isEmpty() && !names.contains(null)) {
							found.add(new Alias(names, fileName, node.getOffset(), probe, tokens));
						}
					}
				}
			}
		}
		return found;
	}
}
