package org.tapsetstudio.dsl.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Requests that concern one text: finds the text and passes them on to who can answer. */
final class TextService implements TextDocumentService {
	private final Scripts scripts;
	private final Diagnostics diagnostics;
	private final Requests requests;
	private final Completions completions;
	private final Features features;

	TextService(Scripts scripts, Diagnostics diagnostics, Features features, Requests requests) {
		this.scripts = scripts;
		this.diagnostics = diagnostics;
		this.features = features;
		this.requests = requests;
		completions = new Completions(features);
	}

	@Override
	public void didOpen(DidOpenTextDocumentParams parameters) {
		TextDocumentItem item = parameters.getTextDocument();
		diagnostics.check(scripts.open(item.getUri(), item.getVersion(), item.getText()), true);
	}

	@Override
	public void didChange(DidChangeTextDocumentParams parameters) {
		VersionedTextDocumentIdentifier id = parameters.getTextDocument();
		int version = id.getVersion() == null ? 0 : id.getVersion();
		scripts.change(id.getUri(), version, parameters.getContentChanges()).ifPresentOrElse(document -> diagnostics.check(document, false),
				() -> System.err.println("tapset lsp: a change of " + id.getUri() + ", which is not open, was ignored"));
	}

	@Override
	public void didClose(DidCloseTextDocumentParams parameters) {
		scripts.close(parameters.getTextDocument().getUri());
		diagnostics.clear(parameters.getTextDocument().getUri());
	}

	@Override
	public void didSave(DidSaveTextDocumentParams parameters) {
		// what is open counts, not what is saved; but the scripts that use a tapset are checked again
		if (scripts.models().surroundings().isOwnTapset(scripts.name(parameters.getTextDocument().getUri()))) {
			diagnostics.checkAll();
		}
	}

	@Override
	public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams parameters) {
		return requests.on(uri(parameters), script -> Either.forRight(completions.at(script, script.offset(parameters.getPosition()))));
	}

	@Override
	public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
		return requests.answer(() -> completions.resolve(item));
	}

	@Override
	public CompletableFuture<Hover> hover(HoverParams parameters) {
		return requests.on(uri(parameters), script -> Explanations.hover(script, script.offset(parameters.getPosition()), features.markdown()));
	}

	@Override
	public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams parameters) {
		return requests.on(uri(parameters), script -> Explanations.signatures(script, script.offset(parameters.getPosition())));
	}

	@Override
	public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams parameters) {
		return requests.on(uri(parameters), script -> Either.forLeft(Symbols.definitions(scripts, script, script.offset(parameters.getPosition()))));
	}

	@Override
	public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
		return requests.on(uri(parameters),
				script -> Symbols.references(scripts, script, script.offset(parameters.getPosition()), parameters.getContext() == null || parameters.getContext().isIncludeDeclaration()));
	}

	@Override
	public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams parameters) {
		return requests.on(uri(parameters), script -> Symbols.highlights(script, script.offset(parameters.getPosition())));
	}

	@Override
	public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), Symbols::outline);
	}

	@Override
	public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> Changes.fixes(script, parameters));
	}

	@Override
	public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> CodeLenses.of(script, scripts));
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> Changes.format(script, parameters.getOptions(), null));
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> Changes.format(script, parameters.getOptions(), parameters.getRange()));
	}

	@Override
	public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(PrepareRenameParams parameters) {
		return requests.on(uri(parameters), script -> Either3.forSecond(Changes.renamed(scripts, script, script.offset(parameters.getPosition()))));
	}

	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
		return requests.on(uri(parameters), script -> Changes.rename(scripts, script, script.offset(parameters.getPosition()), parameters.getNewName()));
	}

	@Override
	public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(CallHierarchyPrepareParams parameters) {
		return requests.on(uri(parameters), script -> new Calls(scripts, script).at(script.offset(parameters.getPosition())));
	}

	@Override
	public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(CallHierarchyIncomingCallsParams parameters) {
		return requests.on(Calls.origin(parameters.getItem()), script -> new Calls(scripts, script).incoming(parameters.getItem()));
	}

	@Override
	public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(CallHierarchyOutgoingCallsParams parameters) {
		return requests.on(Calls.origin(parameters.getItem()), script -> new Calls(scripts, script).outgoing(parameters.getItem()));
	}

	@Override
	public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), Folds::of);
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> SemanticColors.of(script, null));
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams parameters) {
		return requests.on(parameters.getTextDocument().getUri(), script -> SemanticColors.of(script, parameters.getRange()));
	}

	private static String uri(TextDocumentPositionParams parameters) {
		return parameters.getTextDocument().getUri();
	}
}
