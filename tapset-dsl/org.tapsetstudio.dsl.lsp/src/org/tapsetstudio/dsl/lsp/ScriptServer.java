package org.tapsetstudio.dsl.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Life and death of a connection. */
final class ScriptServer implements LanguageServer {
	private final Scripts scripts;
	private final CompletableFuture<Void> ended = new CompletableFuture<>();
	private final Diagnostics diagnostics;
	private final Features features = new Features();
	private final Requests requests;
	private volatile LanguageClient client;
	private volatile boolean shutDown;

	ScriptServer(Scripts scripts) {
		this.scripts = scripts;
		diagnostics = new Diagnostics(scripts);
		requests = new Requests(scripts, () -> shutDown);
	}

	void connect(LanguageClient newClient) {
		client = newClient;
		diagnostics.connect(newClient);
	}

	/** Done when the client has said {@code exit}. */
	CompletableFuture<Void> ended() {
		return ended;
	}

	int status() {
		return shutDown ? 0 : 1;
	}

	@Override
	public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
		List<Path> roots = new ArrayList<>();
		if (parameters.getWorkspaceFolders() != null) {
			parameters.getWorkspaceFolders().forEach(folder -> FileUri.path(folder.getUri()).ifPresent(roots::add));
		} else if (parameters.getRootUri() != null) {
			FileUri.path(parameters.getRootUri()).ifPresent(roots::add);
		}
		scripts.workspace().open(roots);
		features.read(parameters.getCapabilities());
		return CompletableFuture.completedFuture(new InitializeResult(Capabilities.all(), new ServerInfo("Tapset Studio", "0.1.0")));
	}

	@Override
	public void initialized(InitializedParams parameters) {
		if (features.watchesFiles()) {
			client.registerCapability(new RegistrationParams(List.of(new Registration("tapsets", "workspace/didChangeWatchedFiles",
					new DidChangeWatchedFilesRegistrationOptions(scripts.watchedFiles(features.relativePatterns()))))));
		}
	}

	@Override
	public CompletableFuture<Object> shutdown() {
		shutDown = true;
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void exit() {
		ended.complete(null);
	}

	@Override
	public void setTrace(SetTraceParams parameters) {
		// there is no trace to be turned on
	}

	@Override
	public void cancelProgress(WorkDoneProgressCancelParams parameters) {
		// nothing that is done shows progress
	}

	@Override
	public TextDocumentService getTextDocumentService() {
		return new TextService(scripts, diagnostics, features, requests);
	}

	@Override
	public WorkspaceService getWorkspaceService() {
		return new ProjectService(scripts, diagnostics, requests);
	}
}
