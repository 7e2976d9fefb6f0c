package org.tapsetstudio.dsl.lsp;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.tapsetstudio.dsl.lsp.EditorClient.Opened;

/** Asks all that an editor can ask of a script, and looks whether the answers can be: no fault inside of the server, ranges within the text, files that are there. */
final class ScriptQuestions {
	private record Time(String request, long nanos) {
	}

	private final EditorClient client;
	private final Consumer<String> faults;
	private final List<Time> times = new ArrayList<>();

	ScriptQuestions(EditorClient client, Consumer<String> faults) {
		this.client = client;
		this.faults = faults;
	}

	/** The requests that took longest, as people read it. */
	String slowest() {
		return times.size() + " answers, the slowest: " + times.stream().sorted(Comparator.comparingLong(Time::nanos).reversed()).limit(5)
				.map(time -> time.request() + " " + time.nanos() / 1_000_000 + " ms").collect(Collectors.joining(", "));
	}

	/** @param offsets where to ask, besides of what is asked of the whole */
	void ask(String name, String text, int... offsets) throws Exception {
		Opened script = client.open(name, text);
		ofTheWhole(script);
		for (int offset : offsets) {
			at(script, EditorClient.position(text, offset));
		}
		client.diagnostics(script.uri(), all -> true).forEach(problem -> within(script, "publishDiagnostics", problem.getRange()));
		client.server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(script.id()));
	}

	private TextDocumentService texts() {
		return client.server.getTextDocumentService();
	}

	private void ofTheWhole(Opened script) throws Exception {
		TextDocumentIdentifier id = script.id();
		Range whole = new Range(new Position(0, 0), EditorClient.position(script.text(), script.text().length()));
		var symbols = answer("documentSymbol", script, texts().documentSymbol(new DocumentSymbolParams(id)));
		symbols.forEach(symbol -> within(script, "documentSymbol", symbol.getRight().getRange()));
		answer("foldingRange", script, texts().foldingRange(new FoldingRangeRequestParams(id)));
		answer("semanticTokens/full", script, texts().semanticTokensFull(new SemanticTokensParams(id)));
		answer("semanticTokens/range", script, texts().semanticTokensRange(new SemanticTokensRangeParams(id, whole)));
		answer("codeLens", script, texts().codeLens(new CodeLensParams(id))).forEach(lens -> within(script, "codeLens", lens.getRange()));
		FormattingOptions options = new FormattingOptions(8, false);
		List<? extends TextEdit> edits = answer("formatting", script, texts().formatting(new DocumentFormattingParams(id, options)));
		edits.forEach(edit -> within(script, "formatting", edit.getRange()));
		answer("rangeFormatting", script, texts().rangeFormatting(new DocumentRangeFormattingParams(id, options, whole)));
		fixes(script, whole);
		answer("workspace/symbol", script, client.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("read")));
	}

	private void fixes(Opened script, Range range) throws Exception {
		for (var action : answer("codeAction", script, texts().codeAction(new CodeActionParams(script.id(), range, new CodeActionContext(List.of()))))) {
			action.getRight().getEdit().getChanges().get(script.uri()).forEach(edit -> within(script, "codeAction", edit.getRange()));
		}
	}

	private void at(Opened script, Position place) throws Exception {
		TextDocumentIdentifier id = script.id();
		answer("hover", script, texts().hover(new HoverParams(id, place)));
		var items = answer("completion", script, texts().completion(new CompletionParams(id, place))).getRight().getItems();
		items.forEach(item -> within(script, "completion", item.getTextEdit().getLeft().getRange()));
		if (!items.isEmpty()) {
			answer("completionItem/resolve", script, texts().resolveCompletionItem(items.get(0)));
		}
		answer("signatureHelp", script, texts().signatureHelp(new SignatureHelpParams(id, place)));
		answer("definition", script, texts().definition(new DefinitionParams(id, place))).getLeft().forEach(location -> exists(script, "definition", location));
		answer("references", script, texts().references(new ReferenceParams(id, place, new ReferenceContext(true)))).forEach(location -> exists(script, "references", location));
		answer("documentHighlight", script, texts().documentHighlight(new DocumentHighlightParams(id, place))).forEach(part -> within(script, "documentHighlight", part.getRange()));
		fixes(script, new Range(place, place));
		rename(script, place);
		calls(script, place);
	}

	/** A sentence why something cannot be renamed is an answer, too. */
	private void rename(Opened script, Position place) throws Exception {
		try {
			Range name = answer("prepareRename", script, texts().prepareRename(new PrepareRenameParams(script.id(), place))).getSecond().getRange();
			within(script, "prepareRename", name);
			WorkspaceEdit edit = answer("rename", script, texts().rename(new RenameParams(script.id(), place, "quite_another_name")));
			edit.getChanges().getOrDefault(script.uri(), List.of()).forEach(change -> within(script, "rename", change.getRange()));
		} catch (ExecutionException e) {
			if (!(e.getCause() instanceof ResponseErrorException refused) || refused.getResponseError().getCode() != ResponseErrorCode.RequestFailed.getValue()) {
				faults.accept("rename in " + script.uri() + " at " + place + ": " + e.getCause());
			}
		}
	}

	private void calls(Opened script, Position place) throws Exception {
		List<CallHierarchyItem> items = answer("prepareCallHierarchy", script, texts().prepareCallHierarchy(new CallHierarchyPrepareParams(script.id(), place)));
		for (CallHierarchyItem item : items) {
			answer("incomingCalls", script, texts().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
			answer("outgoingCalls", script, texts().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
		}
	}

	private <T> T answer(String request, Opened script, CompletableFuture<T> future) throws Exception {
		long start = System.nanoTime();
		T answer = EditorClient.get(future);
		times.add(new Time(request + " of " + script.uri().substring(script.uri().lastIndexOf('/') + 1), System.nanoTime() - start));
		if (answer instanceof Collection<?> all && all.contains(null)) {
			faults.accept(request + " of " + script.uri() + " answers with nothing among the rest: " + answer);
		}
		return answer;
	}

	private void within(Opened script, String request, Range range) {
		long lines = script.text().chars().filter(c -> c == '\n').count();
		boolean forward = range.getStart().getLine() < range.getEnd().getLine() || range.getStart().getLine() == range.getEnd().getLine() && range.getStart().getCharacter() <= range.getEnd().getCharacter();
		if (!forward || range.getEnd().getLine() > lines) {
			faults.accept(request + " of " + script.uri() + " answers with a range that is not in the text: " + range);
		}
	}

	private void exists(Opened script, String request, Location location) {
		if (!Files.isRegularFile(Path.of(URI.create(location.getUri())))) {
			faults.accept(request + " of " + script.uri() + " leads to a file that is not there: " + location);
		}
	}
}
