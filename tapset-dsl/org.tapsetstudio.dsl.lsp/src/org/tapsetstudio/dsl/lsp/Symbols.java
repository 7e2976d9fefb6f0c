package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.tapsetstudio.dsl.ide.declaration.Declarations;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.occurrence.Occurrences;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.ide.references.WriteAccess;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Where names are declared and mentioned. */
final class Symbols {
	private Symbols() {
	}

	static List<Location> definitions(Scripts scripts, Script script, int offset) {
		return new Declarations(script.model()).at(offset).stream().map(declaration -> declaration.fileName().equals(script.model().fileName()) ? script.location(declaration.name())
				: new Location(scripts.tapsets().uri(declaration.fileName(), declaration.text()), new Lines(declaration.text()).range(declaration.name()))).toList();
	}

	static List<Location> references(Scripts scripts, Script script, int offset, boolean declarations) {
		int index = script.model().tokens().indexAt(offset);
		Collection<ScriptModel> others = index < 0 ? List.of() : scripts.othersWith(MacroOrigin.name(script.model().tokens().token(index)), script);
		return References.at(script.model(), offset, others).stream().filter(reference -> declarations || !reference.declaration())
				.flatMap(reference -> scripts.location(script, others, reference.fileName(), reference.span()).stream()).toList();
	}

	static List<DocumentHighlight> highlights(Script script, int offset) {
		ScriptTokens tokens = script.model().tokens();
		List<DocumentHighlight> highlights = new ArrayList<>();
		for (TextSpan span : Occurrences.at(script.model(), offset).stream().sorted(Comparator.comparingInt(TextSpan::start)).toList()) {
			int index = tokens.indexBehind(span.start());
			boolean write = index < tokens.size() && WriteAccess.at(tokens, index);
			highlights.add(new DocumentHighlight(script.lines().range(span), write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read));
		}
		return highlights;
	}

	static List<Either<SymbolInformation, DocumentSymbol>> outline(Script script) {
		List<Either<SymbolInformation, DocumentSymbol>> symbols = new ArrayList<>();
		for (OutlineEntry entry : Outline.of(script.model())) {
			// the protocol wants the name within the whole, and no empty name
			TextSpan whole = new TextSpan(Math.min(entry.whole().start(), entry.name().start()), Math.max(entry.whole().end(), entry.name().end()));
			String label = entry.label().isEmpty() ? "probe" : entry.label();
			symbols.add(Either.forRight(new DocumentSymbol(label, kind(entry.kind()), script.lines().range(whole), script.lines().range(entry.name()), entry.detail())));
		}
		return symbols;
	}

	static SymbolKind kind(OutlineEntry.Kind kind) {
		return switch (kind) {
		case PROBE, ALIAS -> SymbolKind.Event;
		case FUNCTION -> SymbolKind.Function;
		case GLOBAL -> SymbolKind.Variable;
		case MACRO -> SymbolKind.Constant;
		};
	}
}
