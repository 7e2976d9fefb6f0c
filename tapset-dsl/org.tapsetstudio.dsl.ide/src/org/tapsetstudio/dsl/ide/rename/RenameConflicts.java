package org.tapsetstudio.dsl.ide.rename;

import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;
import org.tapsetstudio.dsl.semantics.Symbols.Kind;

/** Looks whether a script still means the same after a renaming: by checking the script as it will be. */
final class RenameConflicts {
	private RenameConflicts() {
	}

	static void check(ScriptModel model, List<Definition> definitions, String name, String newName, List<TextEdit> edits) throws RenameException {
		if (definitions.isEmpty()) {
			if (model.tokens().expansion().macros().containsKey(newName) || model.surroundings().tapsets().macros().find(newName) != null) {
				throw new RenameException("There is a macro @" + newName + " already.");
			}
		} else if (definitions.get(0).kind() == Kind.FUNCTION && model.surroundings().tapsets().functionNames().contains(newName)) {
			throw new RenameException("There is a function \"" + newName + "\" in the tapsets.");
		}
		ScriptModel after = new ScriptModels(model.surroundings()).create(model.fileName(), TextEdit.apply(model.text(), edits), () -> false);
		if (!definitions.isEmpty() && mentions(after) != mentions(model) || different(after) != different(model)) {
			throw new RenameException("There is another \"" + newName + "\" already: \"" + name + "\" would be mixed up with it.");
		}
		List<ScriptProblem> problems = after.problems().stream().filter(ScriptProblem::error).toList();
		if (problems.size() > model.problems().stream().filter(ScriptProblem::error).count()) {
			throw new RenameException("The script would have an error then: " + problems.get(problems.size() - 1).message() + ".");
		}
	}

	private static int mentions(ScriptModel model) {
		return model.symbols().references().size();
	}

	/** How many different things the script itself declares. */
	private static long different(ScriptModel model) {
		return model.symbols().references().stream().filter(reference -> reference.where().file().equals(model.fileName())).map(Symbols.Reference::definition).distinct().count();
	}
}
