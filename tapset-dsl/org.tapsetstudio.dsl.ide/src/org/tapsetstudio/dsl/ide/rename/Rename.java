package org.tapsetstudio.dsl.ide.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.Set;

import org.tapsetstudio.dsl.ide.coloring.InactiveCode;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.preprocessor.MacroUse;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;
import org.tapsetstudio.dsl.semantics.Symbols.Kind;

/**
 * Renames what a script declares: globals, functions (all overloads), locals, parameters, macros, and the component of an alias's name at the caret.
 * Ask {@link #target} first (what is going to be renamed, for the input field), then {@link #edits} for the changes of the script. Everything that a
 * script declares is known in that script alone, so the edits are always of the one text. Any thread, not the UI thread: the result is checked.
 */
public final class Rename {
	private final ScriptModel model;
	private final Token token;
	private final List<Definition> definitions;

	private Rename(ScriptModel model, int offset) throws RenameException {
		this.model = model;
		int index = model.tokens().indexAt(offset);
		token = index < 0 ? null : model.tokens().token(index);
		if (token == null || token.pasted() || !isRenamed(index)) {
			throw new RenameException("There is no name here that could be changed.");
		}
		definitions = token.kind() == TokenKind.AT_WORD ? List.of() : References.definitions(model, token);
	}

	private boolean isRenamed(int index) {
		return token.kind() == TokenKind.AT_WORD || token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD && model.tokens().zone(index) == Zone.POINTS;
	}

	/**
	 * The name at an offset, for a macro without its {@code @}.
	 *
	 * @throws RenameException when it cannot be renamed, with the reason
	 */
	public static TextSpan target(ScriptModel model, int offset) throws RenameException {
		Rename rename = new Rename(model, offset);
		rename.places();
		int mark = rename.token.kind() == TokenKind.AT_WORD ? 1 : 0;
		return new TextSpan(rename.token.start() + mark, rename.token.end());
	}

	/**
	 * The edits that give what stands at an offset a new name, in the order of the text.
	 *
	 * @param newName for a macro without its {@code @}
	 * @throws RenameException when that cannot be done, or would change what the script means, with the reason
	 */
	public static List<TextEdit> edits(ScriptModel model, int offset, String newName) throws RenameException {
		Rename rename = new Rename(model, offset);
		Set<Integer> places = rename.places();
		NewName.check(newName);
		if (rename.name().equals(newName)) {
			return List.of();
		}
		List<TextEdit> edits = places.stream().map(start -> new TextEdit(start, start + rename.name().length(), newName)).toList();
		RenameConflicts.check(model, rename.definitions, rename.name(), newName, edits);
		return edits;
	}

	private String name() {
		return token.kind() == TokenKind.AT_WORD ? token.text().substring(1) : token.text();
	}

	private Set<Integer> places() throws RenameException {
		Macro macro = model.tokens().expansion().macros().get(name());
		boolean defines = macro != null && macro.nameToken().start() == token.start();
		return token.kind() == TokenKind.AT_WORD || defines ? macroPlaces(macro) : symbolPlaces();
	}

	private Set<Integer> macroPlaces(Macro macro) throws RenameException {
		if (macro == null) {
			boolean library = model.surroundings().tapsets().macros().find(name()) != null;
			throw new RenameException(library ? "@" + name() + " belongs to a macro library." : "@" + name() + " is not a macro of this script.");
		}
		Set<Integer> places = new TreeSet<>(Set.of(macro.nameToken().start()));
		for (int i = 0; i < model.tokens().size(); i++) {
			if (model.tokens().token(i).kind() == TokenKind.AT_WORD && model.tokens().token(i).text().equals("@" + name())) {
				places.add(model.tokens().token(i).start() + 1);
			}
		}
		for (Macro other : model.tokens().expansion().macros().values()) {
			if (other.parameters().contains(name())) {
				throw new RenameException("@" + other.name() + " has a parameter of the same name.");
			}
		}
		return places;
	}

	private Set<Integer> symbolPlaces() throws RenameException {
		if (definitions.isEmpty()) {
			throw new RenameException(model.script().isCorrect() ? "\"" + name() + "\" is nothing that this script declares." : "The script has errors; mend them first.");
		}
		Set<Integer> places = new TreeSet<>();
		for (Definition definition : definitions) {
			if (!definition.where().file().equals(model.fileName())) {
				throw new RenameException("\"" + definition.name() + "\" belongs to the tapset " + definition.where().file() + ".");
			}
			for (SourceRange where : model.symbols().referencesTo(definition, null)) {
				add(places, definition, where);
			}
		}
		if (definitions.get(0).kind() == Kind.GLOBAL || definitions.get(0).kind() == Kind.FUNCTION) {
			addInactive(places);
		}
		return places;
	}

	private void add(Set<Integer> places, Definition definition, SourceRange where) throws RenameException {
		if (!where.file().equals(model.fileName())) {
			throw new RenameException("\"" + definition.name() + "\" is also used by the tapset " + where.file() + ".");
		}
		int component = definition.kind() == Kind.ALIAS ? componentOf(definition) : 0;
		int start = definition.kind() == Kind.ALIAS ? componentStart(where, component) : where.offset();
		if (start >= 0 && model.text().startsWith(name(), start) && (definition.kind() == Kind.ALIAS || where.length() == name().length())) {
			places.add(start);
		} else {
			places.addAll(inMacro(where));
		}
	}

	/** Which component of the alias's name the caret is at. */
	private int componentOf(Definition definition) throws RenameException {
		for (Symbols.Reference reference : model.symbols().references()) {
			SourceRange where = reference.where();
			if (reference.definition().equals(definition) && where.offset() <= token.start() && token.end() <= where.offset() + where.length()) {
				List<Token> names = components(where);
				int index = names.indexOf(token);
				if (index >= 0 && index < definition.name().split("\\.").length) {
					return index;
				}
			}
		}
		throw new RenameException("\"" + name() + "\" is no part of the alias's name.");
	}

	private int componentStart(SourceRange where, int component) throws RenameException {
		List<Token> names = components(where);
		if (component < names.size() && !names.get(component).text().equals(name())) {
			throw new RenameException("\"" + name() + "\" is also meant by a pattern in line " + where.line() + "; write it out first.");
		}
		return component < names.size() ? names.get(component).start() : -1;
	}

	private List<Token> components(SourceRange where) {
		ScriptTokens tokens = model.tokens();
		List<Token> names = new ArrayList<>();
		for (int i = tokens.indexBehind(where.offset()); i < tokens.size() && tokens.token(i).end() <= where.offset() + where.length(); i++) {
			if (tokens.zone(i) == Zone.POINTS && tokens.token(i).kind() != TokenKind.OPERATOR && tokens.token(i).kind() != TokenKind.COMMENT) {
				names.add(tokens.token(i));
			}
		}
		return names;
	}

	/** A name that a macro brings is written in the macro's text. */
	private Set<Integer> inMacro(SourceRange where) throws RenameException {
		Set<Integer> places = new TreeSet<>();
		for (MacroUse use : model.tokens().expansion().uses()) {
			if (use.start() == where.offset() && use.macro() != null && !use.macro().library()) {
				for (Macro macro : model.tokens().expansion().macros().values()) {
					macro.body().stream().filter(part -> part.text().equals(name()) && part.source().name().equals(macro.source().name())).map(Token::start).forEach(places::add);
				}
			}
		}
		if (places.isEmpty()) {
			throw new RenameException("\"" + name() + "\" comes from a macro or an argument of the script in line " + where.line() + ".");
		}
		return places;
	}

	/** Branches that the preprocessor leaves out on this machine are to keep working on others. */
	private void addInactive(Set<Integer> places) {
		List<TextSpan> inactive = InactiveCode.of(model.tokens());
		for (int i = 0; i < model.tokens().size(); i++) {
			Token other = model.tokens().token(i);
			if (other.kind() == TokenKind.IDENTIFIER && other.text().equals(name()) && inactive.stream().anyMatch(span -> span.start() <= other.start() && other.end() <= span.end())) {
				places.add(other.start());
			}
		}
	}
}
