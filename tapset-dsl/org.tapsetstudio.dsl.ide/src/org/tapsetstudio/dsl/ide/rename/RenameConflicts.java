package org.tapsetstudio.dsl.ide.rename;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;
import org.tapsetstudio.dsl.semantics.Symbols.Kind;
import org.tapsetstudio.dsl.semantics.TapsetLibrary.Entry;

/** Looks whether scripts still mean the same after a renaming: by checking them as they will be. */
final class RenameConflicts {
	private final String name;
	private final String newName;
	private final List<Definition> definitions;
	private final Map<String, List<TextEdit>> edits;
	private final Map<String, String> texts = new HashMap<>();
	/** Each model's surroundings are the same object for all scripts but tapset files. */
	private final Map<Surroundings, Surroundings> later = new HashMap<>();

	/** @param definitions empty for a macro */
	RenameConflicts(String name, String newName, List<Definition> definitions, Map<String, List<TextEdit>> edits) {
		this.name = name;
		this.newName = newName;
		this.definitions = definitions;
		this.edits = edits;
	}

	/** @param models of all scripts that are changed, and of those that may be mixed up with the change */
	void check(Collection<ScriptModel> models) throws RenameException {
		for (ScriptModel model : models) {
			texts.put(model.fileName(), TextEdit.apply(model.text(), edits.getOrDefault(model.fileName(), List.of())));
		}
		for (ScriptModel model : models) {
			if (edits.containsKey(model.fileName())) {
				checkName(model);
			}
			Surroundings around = later.computeIfAbsent(model.surroundings(), this::later);
			if (edits.containsKey(model.fileName()) || around != model.surroundings() && model.text().contains(newName)) {
				checkMeaning(model, around);
			}
		}
	}

	private void checkName(ScriptModel model) throws RenameException {
		if (definitions.isEmpty()) {
			if (model.tokens().expansion().macros().containsKey(newName) || model.surroundings().tapsets().macros().find(newName) != null) {
				throw new RenameException("There is a macro @" + newName + " already.");
			}
		} else if (definitions.get(0).kind() == Kind.FUNCTION && model.surroundings().tapsets().functionNames().contains(newName)) {
			throw new RenameException("There is a function \"" + newName + "\" in the tapsets.");
		}
	}

	private void checkMeaning(ScriptModel model, Surroundings around) throws RenameException {
		ScriptModel after = new ScriptModels(around).create(model.fileName(), texts.get(model.fileName()), () -> false);
		String place = edits.size() > 1 ? " in " + model.fileName() : "";
		if (!definitions.isEmpty() && mentions(after) != mentions(model) || different(after) != different(model)) {
			throw new RenameException("There is another \"" + newName + "\" already" + place + ": \"" + name + "\" would be mixed up with it.");
		}
		List<ScriptProblem> problems = after.problems().stream().filter(ScriptProblem::error).toList();
		if (problems.size() > model.problems().stream().filter(ScriptProblem::error).count()) {
			throw new RenameException("The script would have an error then" + place + ": " + problems.get(problems.size() - 1).message() + ".");
		}
	}

	private Surroundings later(Surroundings now) {
		boolean same = now.tapsets().files().stream().noneMatch(file -> edits.containsKey(file.name()));
		return same ? now : now.with(now.tapsets().files().stream().map(file -> edits.containsKey(file.name()) ? new Entry(file.name(), texts.get(file.name()), file.shipped()) : file).toList());
	}

	private static int mentions(ScriptModel model) {
		return model.symbols().references().size();
	}

	/** How many different things the script itself declares. */
	private static long different(ScriptModel model) {
		return model.symbols().references().stream().filter(reference -> reference.where().file().equals(model.fileName())).map(Symbols.Reference::definition).distinct().count();
	}
}
