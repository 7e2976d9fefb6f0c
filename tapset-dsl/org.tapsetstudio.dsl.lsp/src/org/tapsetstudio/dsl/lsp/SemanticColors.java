package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.tapsetstudio.dsl.ide.coloring.ColorKind;
import org.tapsetstudio.dsl.ide.coloring.ColoredSpan;
import org.tapsetstudio.dsl.ide.coloring.Coloring;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Colours in the protocol's packed form: five numbers for each piece, which lies in one line. */
final class SemanticColors {
	private SemanticColors() {
	}

	/** The type of each kind of colour, by its ordinal; from the names that themes know. */
	static SemanticTokensLegend legend() {
		return new SemanticTokensLegend(Arrays.stream(ColorKind.values()).map(SemanticColors::type).toList(), List.of());
	}

	private static String type(ColorKind kind) {
		return switch (kind) {
		case KEYWORD -> SemanticTokenTypes.Keyword;
		case STRING -> SemanticTokenTypes.String;
		case NUMBER -> SemanticTokenTypes.Number;
		case COMMENT, INACTIVE -> SemanticTokenTypes.Comment;
		case PROBE_POINT -> SemanticTokenTypes.Event;
		case TARGET_VARIABLE, PARAMETER -> SemanticTokenTypes.Parameter;
		case MACRO, PREPROCESSOR -> SemanticTokenTypes.Macro;
		case OPERATOR_WORD -> SemanticTokenTypes.Operator;
		case EMBEDDED_CODE -> SemanticTokenTypes.Regexp;
		case FUNCTION -> SemanticTokenTypes.Function;
		case GLOBAL -> SemanticTokenTypes.Variable;
		};
	}

	/** @param range null for the whole text */
	static SemanticTokens of(Script script, Range range) {
		TextSpan wanted = range == null ? new TextSpan(0, script.model().text().length()) : script.lines().span(range);
		List<Integer> data = new ArrayList<>();
		int[] before = { 0, 0 };
		for (ColoredSpan span : Coloring.of(script.model().tokens())) {
			if (span.end() > wanted.start() && span.start() < wanted.end()) {
				add(script.lines(), span, data, before);
			}
		}
		return new SemanticTokens(data);
	}

	private static void add(Lines lines, ColoredSpan span, List<Integer> data, int[] before) {
		for (int line = lines.line(span.start()); line <= lines.line(Math.max(span.start(), span.end() - 1)); line++) {
			int lineStart = lines.offset(new Position(line, 0));
			int start = Math.max(span.start(), lineStart);
			int length = Math.min(span.end(), lines.end(line)) - start;
			if (length > 0) {
				int column = start - lineStart;
				data.addAll(List.of(line - before[0], line == before[0] ? column - before[1] : column, length, span.kind().ordinal(), 0));
				before[0] = line;
				before[1] = column;
			}
		}
	}
}
