package org.tapsetstudio.dsl.ide.symbols;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.Script;
import org.tapsetstudio.dsl.stp.StpPackage;

/**
 * The functions that a script can call: its own and those of the tapsets. Each file is read once, when one of its names is asked for. Not safe for use by
 * several threads.
 */
public final class FunctionTable {
	private final ScriptModel model;
	private final Map<String, Map<String, List<FunctionInfo>>> files = new HashMap<>();

	public FunctionTable(ScriptModel model) {
		this.model = model;
	}

	/** Names of all functions, sorted. */
	public Collection<String> names() {
		Collection<String> names = new TreeSet<>(model.surroundings().tapsets().functionNames());
		names.addAll(own().keySet());
		return names;
	}

	/** All functions of a name; the script's own come first. */
	public List<FunctionInfo> find(String name) {
		List<FunctionInfo> found = new ArrayList<>(own().getOrDefault(name, List.of()));
		for (TapsetLibrary.Entry entry : model.surroundings().tapsets().declaringFunction(name)) {
			found.addAll(files.computeIfAbsent(entry.name(), file -> tapset(entry)).getOrDefault(name, List.of()));
		}
		return found;
	}

	private Map<String, List<FunctionInfo>> own() {
		return files.computeIfAbsent(model.fileName(), file -> byName(in(file, model.script().root(), model::tokens)));
	}

	private Map<String, List<FunctionInfo>> tapset(TapsetLibrary.Entry entry) {
		Surroundings surroundings = model.surroundings();
		return surroundings.tapsets().parse(entry).map(file -> byName(in(file.fileName(), file.root(), () -> ScriptTokens.of(file.text(), surroundings.parseContext())))).orElse(Map.of());
	}

	private static Map<String, List<FunctionInfo>> byName(List<FunctionInfo> functions) {
		return functions.stream().collect(Collectors.groupingBy(FunctionInfo::name));
	}

	/** The functions that a file declares. */
	public static List<FunctionInfo> in(String fileName, Script script, Supplier<ScriptTokens> tokens) {
		List<FunctionInfo> found = new ArrayList<>();
		for (Item item : script.getItems()) {
			if (item instanceof FunctionDeclaration function && function.getName() != null) {
				List<INode> nodes = NodeModelUtils.findNodesForFeature(function, StpPackage.Literals.FUNCTION_DECLARATION__NAME);
				int offset = nodes.isEmpty() ? 0 : nodes.get(0).getOffset();
				found.add(FunctionInfo.of(function, fileName, offset, () -> DocumentationComment.above(tokens.get(), offset)));
			}
		}
		return found;
	}
}
