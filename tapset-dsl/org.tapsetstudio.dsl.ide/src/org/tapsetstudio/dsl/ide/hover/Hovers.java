package org.tapsetstudio.dsl.ide.hover;

import java.util.List;
import java.util.Optional;

import org.tapsetstudio.dsl.ide.completion.Descriptions;
import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.points.Alias;
import org.tapsetstudio.dsl.ide.points.AliasNames;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.symbols.FunctionInfo;
import org.tapsetstudio.dsl.ide.symbols.FunctionTable;
import org.tapsetstudio.dsl.ide.symbols.PrintFamily;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.preprocessor.Macro;
import org.tapsetstudio.dsl.semantics.Symbols;

/** Explains names: functions with signature and documentation, variables with their types, macros with their text and value, points, markers and their arguments, keywords. */
public final class Hovers {
	private final ScriptModel model;

	public Hovers(ScriptModel model) {
		this.model = model;
	}

	/** What is to be said of the text at an offset; empty if nothing. */
	public Optional<Hover> at(int offset) {
		ScriptTokens tokens = model.tokens();
		int index = tokens.indexAt(offset);
		if (index < 0) {
			return Optional.empty();
		}
		Token token = tokens.token(index);
		TextSpan span = new TextSpan(token.start(), token.end());
		return switch (token.kind()) {
		case AT_WORD -> atWord(token.text(), span);
		case KEYWORD, IDENTIFIER -> tokens.zone(index) == Zone.POINTS ? point(index, span) : name(token, span);
		case STRING -> new MarkerHovers(tokens).argument(index, span);
		case TARGET -> new MarkerHovers(tokens).variable(index, span);
		default -> Optional.empty();
		};
	}

	/** Where an answer to {@link #at} would belong, found without looking anything up. Fast enough for the UI thread. */
	public static Optional<TextSpan> spanAt(ScriptTokens tokens, int offset) {
		int index = tokens.indexAt(offset);
		if (index < 0) {
			return Optional.empty();
		}
		Token token = tokens.token(index);
		return switch (token.kind()) {
		case AT_WORD, KEYWORD, IDENTIFIER, STRING, TARGET -> Optional.of(new TextSpan(token.start(), token.end()));
		default -> Optional.empty();
		};
	}

	private Optional<Hover> atWord(String text, TextSpan span) {
		Macro own = model.tokens().expansion().macros().get(text.substring(1));
		Macro macro = own != null ? own : model.surroundings().tapsets().macros().find(text.substring(1));
		if (macro != null) {
			return Optional.of(new Hover(span, macro.source().text().substring(macro.start(), macro.end()), MacroValue.describe(model.tokens(), span.start(), own)));
		}
		return described(span, text, Descriptions.operator(text));
	}

	private Optional<Hover> point(int index, TextSpan span) {
		List<Alias> aliases = AliasNames.of(model).matching(PointReader.around(model.tokens(), index));
		if (!aliases.isEmpty()) {
			Alias alias = aliases.get(aliases.size() - 1);
			return Optional.of(new Hover(span, "probe " + alias.name(), alias.documentation()));
		}
		String name = model.tokens().token(index).text();
		List<String> path = PointReader.before(model.tokens(), index - 1).stream().map(component -> component.name()).toList();
		String parent = path.isEmpty() ? "" : path.get(path.size() - 1) + ".";
		String text = Descriptions.point(parent + name);
		String general = text.isEmpty() ? Descriptions.point(name) : text;
		String here = new MarkerHovers(model.tokens()).at(index);
		return described(span, parent + name, here.isEmpty() ? general : general + "\n\n" + here);
	}

	private Optional<Hover> name(Token token, TextSpan span) {
		List<FunctionInfo> functions = new FunctionTable(model).find(token.text());
		boolean called = isCalled(token) || !functions.isEmpty() && functions.stream().anyMatch(function -> function.offset() == token.start());
		if (called && !functions.isEmpty()) {
			FunctionInfo function = functions.get(0);
			return Optional.of(new Hover(span, "function " + function.name() + function.signature(), function.documentation().get()));
		}
		if (called && PrintFamily.signatures().containsKey(token.text())) {
			return Optional.of(new Hover(span, token.text() + PrintFamily.signatures().get(token.text()), Descriptions.print(token.text())));
		}
		Symbols.Definition definition = model.symbols().at(model.fileName(), token.start()).orElse(null);
		if (definition != null) {
			return Optional.of(new Hover(span, title(definition), documentation(definition)));
		}
		return token.isKeyword(token.text()) ? described(span, token.text(), Descriptions.keyword(token.text())) : Optional.empty();
	}

	private boolean isCalled(Token token) {
		int next = model.tokens().indexBehind(token.end());
		return next < model.tokens().size() && model.tokens().token(next).isOperator("(");
	}

	private static String title(Symbols.Definition definition) {
		String kind = switch (definition.kind()) {
		case LOCAL -> "local";
		case PARAMETER -> "parameter";
		case GLOBAL -> "global";
		case FUNCTION -> "function";
		case ALIAS -> "probe";
		};
		String type = definition.type() == null ? "" : definition.type();
		return kind + " " + definition.name() + (type.isEmpty() ? "" : ": " + type);
	}

	private String documentation(Symbols.Definition definition) {
		boolean here = definition.where().file().equals(model.fileName());
		return here && definition.kind() == Symbols.Kind.GLOBAL ? DocumentationComment.above(model.tokens(), definition.where().offset()) : "";
	}

	private static Optional<Hover> described(TextSpan span, String title, String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(new Hover(span, title, text));
	}
}
