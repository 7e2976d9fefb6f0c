package org.tapsetstudio.dsl.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.tapsetstudio.dsl.ide.symbols.SymbolSearch;

/** Requests that concern all scripts. */
final class ProjectService implements WorkspaceService {
	private final Scripts scripts;
	private final Diagnostics diagnostics;
	private final Requests requests;

	ProjectService(Scripts scripts, Diagnostics diagnostics, Requests requests) {
		this.scripts = scripts;
		this.diagnostics = diagnostics;
		this.requests = requests;
	}

	@Override
	public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(WorkspaceSymbolParams parameters) {
		return requests.answer(() -> Either.forRight(SymbolSearch.find(parameters.getQuery() == null ? "" : parameters.getQuery(), scripts.all(), scripts.models().surroundings()).stream().map(this::symbol).toList()));
	}

	private WorkspaceSymbol symbol(SymbolSearch.Symbol found) {
		String uri = found.tapset() ? scripts.tapsets().uri(found.fileName(), found.text()) : scripts.uri(found.fileName());
		return new WorkspaceSymbol(found.name(), Symbols.kind(found.kind()), Either.forLeft(new Location(uri, new Lines(found.text()).range(found.span()))));
	}

	@Override
	public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams parameters) {
		scripts.workspace().open(paths(parameters.getEvent().getAdded()));
		scripts.workspace().close(paths(parameters.getEvent().getRemoved()));
	}

	private static List<Path> paths(List<WorkspaceFolder> folders) {
		return folders.stream().flatMap(folder -> FileUri.path(folder.getUri()).stream()).toList();
	}

	@Override
	public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
		// there is nothing to configure
	}

	@Override
	public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
		// scripts are looked at when they are asked for, but they may draw on tapsets that have changed
		diagnostics.checkAll();
	}
}
