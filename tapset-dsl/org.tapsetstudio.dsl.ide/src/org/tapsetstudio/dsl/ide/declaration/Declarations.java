package org.tapsetstudio.dsl.ide.declaration;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.points.Alias;
import org.tapsetstudio.dsl.ide.points.AliasNames;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.symbols.FunctionInfo;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;

/** Finds declarations in the script and in the tapsets. */
public final class Declarations {
	private final ScriptModel model;

	public Declarations(ScriptModel model) {
		this.model = model;
	}

	/** What the name at an offset may mean: several for overloaded functions and aliases of one name; empty where nothing is known. */
	public List<Declaration> at(int offset) {
		ScriptTokens tokens = model.tokens();
		int index = tokens.indexAt(offset);
		if (index < 0) {
			return List.of();
		}
		Token token = tokens.token(index);
		if (token.kind() == TokenKind.AT_WORD) {
			return macro(token.text().substring(1));
		}
		if (!token.isName() && token.kind() != TokenKind.KEYWORD) {
			return List.of();
		}
		if (tokens.zone(index) == Zone.POINTS) {
			return aliases(index);
		}
		List<Declaration> found = new ArrayList<>();
		model.symbols().at(model.fileName(), token.start()).ifPresent(definition -> add(found, definition.where()));
		if (found.isEmpty()) {
			new FunctionTable(model).find(token.text()).forEach(function -> add(found, function));
		}
		return found;
	}

	private List<Declaration> macro(String name) {
		Macro own = model.tokens().expansion().macros().get(name);
		Macro macro = own != null ? own : model.surroundings().tapsets().macros().find(name);
		if (macro == null) {
			return List.of();
		}
		String file = macro == own ? model.fileName() : macro.source().name();
		return List.of(new Declaration(file, macro.source().text(), new TextSpan(macro.nameToken().start(), macro.nameToken().end())));
	}

	private List<Declaration> aliases(int index) {
		List<Declaration> found = new ArrayList<>();
		for (Alias alias : AliasNames.of(model).matching(PointReader.around(model.tokens(), index))) {
			add(found, new SourceRange(alias.fileName(), alias.offset(), alias.name().length(), 0, 0));
		}
		return found;
	}

	private void add(List<Declaration> found, FunctionInfo function) {
		add(found, new SourceRange(function.fileName(), function.offset(), function.name().length(), 0, 0));
	}

	private void add(List<Declaration> found, SourceRange where) {
		String text = text(where.file());
		if (text != null && where.offset() + where.length() <= text.length()) {
			found.add(new Declaration(where.file(), text, new TextSpan(where.offset(), where.offset() + where.length())));
		}
	}

	private String text(String file) {
		if (file.equals(model.fileName())) {
			return model.text();
		}
		return model.surroundings().tapsets().entries().stream().filter(entry -> entry.name().equals(file)).map(TapsetLibrary.Entry::text).findFirst().orElse(null);
	}
}
