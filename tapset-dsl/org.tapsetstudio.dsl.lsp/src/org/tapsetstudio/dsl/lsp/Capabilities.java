package org.tapsetstudio.dsl.lsp;

import java.util.List;

import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server can do. */
final class Capabilities {
	private Capabilities() {
	}

	static ServerCapabilities all() {
		ServerCapabilities all = new ServerCapabilities();
		all.setPositionEncoding(PositionEncodingKind.UTF16);
		TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
		sync.setOpenClose(true);
		sync.setSave(true);
		sync.setChange(TextDocumentSyncKind.Incremental);
		all.setTextDocumentSync(sync);
		all.setCompletionProvider(new CompletionOptions(true, List.of(".", "$", "@", "\"", "/", "(")));
		all.setHoverProvider(true);
		all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",")));
		all.setDefinitionProvider(true);
		all.setReferencesProvider(true);
		all.setDocumentHighlightProvider(true);
		all.setDocumentSymbolProvider(true);
		all.setWorkspaceSymbolProvider(true);
		all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
		all.setCodeLensProvider(new CodeLensOptions(false));
		all.setDocumentFormattingProvider(true);
		all.setDocumentRangeFormattingProvider(true);
		all.setRenameProvider(new RenameOptions(true));
		all.setCallHierarchyProvider(true);
		all.setFoldingRangeProvider(true);
		all.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(SemanticColors.legend(), true, true));
		WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
		folders.setSupported(true);
		folders.setChangeNotifications(true);
		all.setWorkspace(new WorkspaceServerCapabilities(folders));
		return all;
	}
}
