package org.tapsetstudio.dsl.ide.references;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Definition;

/**
 * Finds all mentions of what stands at a place: {@code References.at(model, offset, others)}. Any thread; the other models are those of the scripts
 * of the workspace, already made. A declaration in one of several scripts means that script alone; one in a tapset means all that mention it.
 */
public final class References {
	private record Place(String fileName, TextSpan span) {
	}

	private final Map<Place, Reference> found = new LinkedHashMap<>();

	private References() {
	}

	/**
	 * The mentions, the script's own first, then those in the tapset files that it draws on, then those in the other scripts.
	 *
	 * @param others further scripts to be looked through; the model itself among them is passed over
	 * @return empty where nothing with a name stands
	 */
	public static List<Reference> at(ScriptModel model, int offset, Collection<ScriptModel> others) {
		References references = new References();
		int index = model.tokens().indexAt(offset);
		if (index < 0) {
			return List.of();
		}
		Token token = model.tokens().token(index);
		if (MacroOrigin.isName(model, token)) {
			references.macro(model, MacroOrigin.name(token), others);
		} else {
			references.symbols(model, definitions(model, token), others);
		}
		return new ArrayList<>(references.found.values());
	}

	/** What a name may mean: several for overloaded functions and for aliases of one name. */
	public static List<Definition> definitions(ScriptModel model, Token token) {
		return model.symbols().references().stream().filter(reference -> covers(reference.where(), model.fileName(), token)).map(Symbols.Reference::definition)
				.distinct().toList();
	}

	private static boolean covers(SourceRange where, String file, Token token) {
		return where.file().equals(file) && where.offset() <= token.start() && token.end() <= where.offset() + where.length();
	}

	private void symbols(ScriptModel model, List<Definition> definitions, Collection<ScriptModel> others) {
		add(model, definitions, null);
		for (ScriptModel other : others) {
			if (!other.fileName().equals(model.fileName())) {
				add(other, definitions.stream().filter(definition -> !definition.where().file().equals(model.fileName()) || isUsedBy(other, definition)).toList(), other.fileName());
			}
		}
	}

	/** True where the other script was checked with the definition's file as one of its tapsets. */
	private static boolean isUsedBy(ScriptModel other, Definition definition) {
		return other.surroundings().tapsets().entries().stream().anyMatch(entry -> entry.name().equals(definition.where().file()));
	}

	private void add(ScriptModel model, List<Definition> definitions, String onlyFile) {
		for (Symbols.Reference reference : model.symbols().references()) {
			SourceRange where = reference.where();
			boolean wanted = definitions.stream().anyMatch(definition -> same(definition, reference.definition()));
			if (wanted && where.length() > 0 && (onlyFile == null || where.file().equals(onlyFile))) {
				int index = where.file().equals(model.fileName()) ? model.tokens().indexBehind(where.offset()) : -1;
				boolean variable = switch (reference.definition().kind()) {
				case LOCAL, PARAMETER, GLOBAL -> true;
				case FUNCTION, ALIAS -> false;
				};
				boolean write = variable && index >= 0 && index < model.tokens().size() && WriteAccess.at(model.tokens(), index);
				add(new Reference(where.file(), span(where), where.equals(reference.definition().where()), write));
			}
		}
	}

	/** A tapset file may be seen from scripts that use it and by itself, which alone knows what is written. */
	private void add(Reference reference) {
		found.merge(new Place(reference.fileName(), reference.span()), reference, (before, now) -> before.write() ? before : now);
	}

	/** Whether two models mean the same. */
	public static boolean same(Definition one, Definition other) {
		return one.kind() == other.kind() && one.name().equals(other.name()) && one.where().equals(other.where());
	}

	private void macro(ScriptModel model, String name, Collection<ScriptModel> others) {
		MacroOrigin.of(model, name).ifPresent(origin -> {
			add(new Reference(origin.fileName(), new TextSpan(origin.name().start(), origin.name().end()), true, false));
			uses(model.fileName(), model.tokens(), "@" + name);
			for (ScriptModel other : others) {
				if (!other.fileName().equals(model.fileName()) && MacroOrigin.of(other, name).equals(Optional.of(origin))) {
					uses(other.fileName(), other.tokens(), "@" + name);
				}
			}
		});
	}

	private void uses(String fileName, ScriptTokens tokens, String word) {
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.kind() == TokenKind.AT_WORD && token.text().equals(word)) {
				add(new Reference(fileName, new TextSpan(token.start(), token.end()), false, false));
			}
		}
	}

	private static TextSpan span(SourceRange where) {
		return new TextSpan(where.offset(), where.offset() + where.length());
	}
}
