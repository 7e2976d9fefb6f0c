package org.tapsetstudio.dsl.ide.rename;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;

/**
 * Renames what scripts and tapsets declare: globals, functions (all overloads), locals, parameters, macros, and the component of an alias's name at the caret. Ask {@link #target} first (what is going to
 * be renamed, for the input field), then {@link #edits} for the changes. What a script declares is known in that script alone; what a tapset declares is renamed in all scripts that use it. Any thread, not
 * the UI thread: the result is checked.
 */
public final class Rename {
	private final ScriptModel model;
	private final Token token;
	private final MacroOrigin macro;
	private final List<Definition> definitions;
	private final Set<String> files = new HashSet<>();

	private Rename(ScriptModel model, int offset, Collection<ScriptModel> others) throws RenameException {
		this.model = model;
		others.forEach(other -> files.add(other.fileName()));
		files.add(model.fileName());
		int index = model.tokens().indexAt(offset);
		token = index < 0 ? null : model.tokens().token(index);
		if (token == null || token.pasted() || !isRenamed(index)) {
			throw new RenameException("There is no name here that could be changed.");
		}
		boolean macros = MacroOrigin.isName(model, token);
		macro = macros ? MacroOrigin.of(model, name()).orElseThrow(() -> new RenameException("@" + name() + " is not a macro of this script.")) : null;
		definitions = macros ? List.of() : References.definitions(model, token);
		if (!macros && definitions.isEmpty()) {
			throw new RenameException(model.script().isCorrect() ? "\"" + name() + "\" is nothing that this script declares." : "The script has errors; mend them first.");
		}
		if (macros) {
			checkFile("@" + name(), macro.fileName());
		}
		for (Definition definition : definitions) {
			checkFile("\"" + definition.name() + "\"", definition.where().file());
		}
	}

	private boolean isRenamed(int index) {
		return token.kind() == TokenKind.AT_WORD || token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD && model.tokens().zone(index) == Zone.POINTS;
	}

	/** What is declared elsewhere can only be renamed with its declaration. */
	private void checkFile(String what, String fileName) throws RenameException {
		if (!files.contains(fileName)) {
			throw new RenameException(what + " belongs to the tapset " + fileName + ", which cannot be changed.");
		}
	}

	/**
	 * The name at an offset, for a macro without its {@code @}.
	 *
	 * @param others see {@link #edits}
	 * @throws RenameException when it cannot be renamed, with the reason
	 */
	public static TextSpan target(ScriptModel model, int offset, Collection<ScriptModel> others) throws RenameException {
		Rename rename = new Rename(model, offset, others);
		rename.places().in(model);
		int mark = rename.token.kind() == TokenKind.AT_WORD ? 1 : 0;
		return new TextSpan(rename.token.start() + mark, rename.token.end());
	}

	/**
	 * The edits that give what stands at an offset a new name: by file, those of the script itself first, each in the order of its text.
	 *
	 * @param newName for a macro without its {@code @}
	 * @param others further scripts, and tapset files that may be changed; the model itself among them is passed over
	 * @throws RenameException when that cannot be done, or would change what a script means, with the reason
	 */
	public static Map<String, List<TextEdit>> edits(ScriptModel model, int offset, String newName, Collection<ScriptModel> others) throws RenameException {
		Rename rename = new Rename(model, offset, others);
		List<ScriptModel> all = new ArrayList<>(List.of(model));
		others.stream().filter(other -> !other.fileName().equals(model.fileName())).forEach(all::add);
		RenamePlaces places = rename.places();
		Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
		for (ScriptModel script : all) {
			Set<Integer> starts = script == model || rename.reaches(script) ? places.in(script) : Set.of();
			if (!starts.isEmpty()) {
				edits.put(script.fileName(), starts.stream().map(start -> new TextEdit(start, start + rename.name().length(), newName)).toList());
			}
		}
		NewName.check(newName);
		if (rename.name().equals(newName)) {
			return Map.of();
		}
		new RenameConflicts(rename.name(), newName, rename.definitions, edits).check(all);
		return edits;
	}

	private RenamePlaces places() throws RenameException {
		return new RenamePlaces(model, token, macro, definitions, files);
	}

	/** Whether a script can mean what is renamed: by itself declaring it, or by drawing on the tapset that does. */
	private boolean reaches(ScriptModel script) {
		return macro != null || definitions.stream().map(definition -> definition.where().file()).anyMatch(file -> script.fileName().equals(file) || script.surroundings().isOwnTapset(file));
	}

	private String name() {
		return MacroOrigin.name(token);
	}
}
