package org.tapsetstudio.dsl.lsp;

import java.util.List;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * One version of one text with its model. Immutable.
 *
 * @param uri as the client names it
 */
record Script(String uri, ScriptModel model, Lines lines) {
	int offset(Position position) {
		return lines.offset(position);
	}

	Location location(TextSpan span) {
		return new Location(uri, lines.range(span));
	}

	List<TextEdit> edits(List<org.tapsetstudio.dsl.ide.text.TextEdit> edits) {
		return edits(lines, edits);
	}

	static List<TextEdit> edits(Lines lines, List<org.tapsetstudio.dsl.ide.text.TextEdit> edits) {
		return edits.stream().map(edit -> new TextEdit(lines.range(edit.start(), edit.end()), edit.replacement())).toList();
	}
}
