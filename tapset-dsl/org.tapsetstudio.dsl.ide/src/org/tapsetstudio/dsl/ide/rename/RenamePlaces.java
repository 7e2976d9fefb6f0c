package org.tapsetstudio.dsl.ide.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.tapsetstudio.dsl.ide.coloring.InactiveCode;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
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

/** Where a name that is to be changed is written, file by file. */
final class RenamePlaces {
	private final String name;
	private final MacroOrigin macro;
	private final List<Definition> definitions;
	private final Set<String> files;
	/** Of an alias's name, which component it is. */
	private final Map<Definition, Integer> components = new HashMap<>();

	/**
	 * @param macro null for what is no macro
	 * @param files that can be changed
	 */
	RenamePlaces(ScriptModel model, Token token, MacroOrigin macro, List<Definition> definitions, Set<String> files) throws RenameException {
		this.name = MacroOrigin.name(token);
		this.macro = macro;
		this.definitions = definitions;
		this.files = files;
		for (Definition definition : definitions) {
			if (definition.kind() == Kind.ALIAS) {
				components.put(definition, componentOf(model, token, definition));
			}
		}
	}

	/** The offsets in the script's own text. */
	Set<Integer> in(ScriptModel model) throws RenameException {
		return macro == null ? symbolPlaces(model) : macroPlaces(model);
	}

	private Set<Integer> macroPlaces(ScriptModel model) throws RenameException {
		Set<Integer> places = new TreeSet<>();
		if (!MacroOrigin.of(model, name).equals(Optional.of(macro))) {
			return places;
		}
		if (macro.fileName().equals(model.fileName())) {
			places.add(macro.name().start());
		}
		for (int i = 0; i < model.tokens().size(); i++) {
			if (model.tokens().token(i).kind() == TokenKind.AT_WORD && model.tokens().token(i).text().equals("@" + name)) {
				places.add(model.tokens().token(i).start() + 1);
			}
		}
		for (Macro other : model.tokens().expansion().macros().values()) {
			if (!places.isEmpty() && other.parameters().contains(name)) {
				throw new RenameException("@" + other.name() + " has a parameter of the same name.");
			}
		}
		return places;
	}

	private Set<Integer> symbolPlaces(ScriptModel model) throws RenameException {
		Set<Integer> places = new TreeSet<>();
		for (Symbols.Reference reference : model.symbols().references()) {
			for (Definition definition : definitions) {
				if (References.same(definition, reference.definition())) {
					add(places, model, definition, reference.where());
				}
			}
		}
		boolean reaches = !places.isEmpty() || definitions.stream().anyMatch(definition -> definition.where().file().equals(model.fileName()));
		if (reaches && (definitions.get(0).kind() == Kind.GLOBAL || definitions.get(0).kind() == Kind.FUNCTION)) {
			addInactive(places, model);
		}
		return places;
	}

	private void add(Set<Integer> places, ScriptModel model, Definition definition, SourceRange where) throws RenameException {
		if (!where.file().equals(model.fileName())) {
			// a file that can be changed tells by itself
			if (!files.contains(where.file())) {
				throw new RenameException("\"" + definition.name() + "\" is also used by the tapset " + where.file() + ", which cannot be changed.");
			}
			return;
		}
		Integer component = components.get(definition);
		int start = component != null ? componentStart(model, where, component) : where.offset();
		if (start >= 0 && model.text().startsWith(name, start) && (component != null || where.length() == name.length())) {
			places.add(start);
		} else {
			places.addAll(inMacro(model, where));
		}
	}

	private int componentOf(ScriptModel model, Token token, Definition definition) throws RenameException {
		for (Symbols.Reference reference : model.symbols().references()) {
			SourceRange where = reference.where();
			if (reference.definition().equals(definition) && where.file().equals(model.fileName()) && where.offset() <= token.start() && token.end() <= where.offset() + where.length()) {
				List<Token> names = names(model, where);
				int index = names.indexOf(token);
				if (index >= 0 && index < definition.name().split("\\.").length) {
					return index;
				}
			}
		}
		throw new RenameException("\"" + name + "\" is no part of the alias's name.");
	}

	private int componentStart(ScriptModel model, SourceRange where, int component) throws RenameException {
		List<Token> names = names(model, where);
		if (component < names.size() && !names.get(component).text().equals(name)) {
			throw new RenameException("\"" + name + "\" is also meant by a pattern in line " + where.line() + " of " + model.fileName() + "; write it out first.");
		}
		return component < names.size() ? names.get(component).start() : -1;
	}

	private static List<Token> names(ScriptModel model, SourceRange where) {
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
	private Set<Integer> inMacro(ScriptModel model, SourceRange where) throws RenameException {
		Set<Integer> places = new TreeSet<>();
		for (MacroUse use : model.tokens().expansion().uses()) {
			if (use.start() == where.offset() && use.macro() != null && !use.macro().library()) {
				for (Macro other : model.tokens().expansion().macros().values()) {
					other.body().stream().filter(part -> part.text().equals(name) && part.source().name().equals(other.source().name())).map(Token::start).forEach(places::add);
				}
			}
		}
		if (places.isEmpty()) {
			throw new RenameException("\"" + name + "\" comes from a macro or an argument of the script in line " + where.line() + " of " + model.fileName() + ".");
		}
		return places;
	}

	/** Branches that the preprocessor leaves out on this machine are to keep working on others. */
	private void addInactive(Set<Integer> places, ScriptModel model) {
		List<TextSpan> inactive = InactiveCode.of(model.tokens());
		for (int i = 0; i < model.tokens().size(); i++) {
			Token other = model.tokens().token(i);
			if (other.kind() == TokenKind.IDENTIFIER && other.text().equals(name) && inactive.stream().anyMatch(span -> span.start() <= other.start() && other.end() <= span.end())) {
				places.add(other.start());
			}
		}
	}
}
