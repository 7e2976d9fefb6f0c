package org.tapsetstudio.dsl.ide.symbols;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.Script;
import org.tapsetstudio.dsl.stp.StpPackage;

/** The functions that a script can call: its own and those of the tapsets. Tapset files are read when one of their names is asked for. */
public final class FunctionTable {
	private final ScriptModel model;

	public FunctionTable(ScriptModel model) {
		this.model = model;
	}

	/** Names of all functions, sorted. */
	public Collection<String> names() {
		Collection<String> names = new TreeSet<>(model.surroundings().tapsets().functionNames());
		own().forEach(function -> names.add(function.name()));
		return names;
	}

	/** All functions of a name; the script's own come first. */
	public List<FunctionInfo> find(String name) {
		List<FunctionInfo> found = new ArrayList<>(own());
		Surroundings surroundings = model.surroundings();
		for (TapsetLibrary.Entry entry : surroundings.tapsets().declaringFunction(name)) {
			ParsedScript file = surroundings.tapsets().parse(entry).orElse(null);
			if (file != null) {
				found.addAll(in(file.fileName(), file.root(), () -> ScriptTokens.of(file.text(), surroundings.parseContext())));
			}
		}
		found.removeIf(function -> !function.name().equals(name));
		return found;
	}

	private List<FunctionInfo> own() {
		return in(model.fileName(), model.script().root(), model::tokens);
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
