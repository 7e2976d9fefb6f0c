package org.tapsetstudio.dsl.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.tapsetstudio.dsl.ide.catalog.TapsetCatalog;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Requests that concern all scripts. */
final class ProjectService implements WorkspaceService {
	private static final int MOST = 500;

	private final Scripts scripts;
	private final Requests requests;

	ProjectService(Scripts scripts, Requests requests) {
		this.scripts = scripts;
		this.requests = requests;
	}

	@Override
	public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(WorkspaceSymbolParams parameters) {
		return requests.answer(() -> Either.forRight(symbols(parameters.getQuery() == null ? "" : parameters.getQuery().toLowerCase(Locale.ROOT))));
	}

	/** Those of the user's scripts first; those of the tapsets, which are many, only of a name. */
	private List<WorkspaceSymbol> symbols(String query) {
		List<WorkspaceSymbol> found = new ArrayList<>();
		for (ScriptModel model : scripts.all()) {
			Lines lines = new Lines(model.text());
			Outline.of(model).stream().filter(entry -> entry.label().toLowerCase(Locale.ROOT).contains(query)).forEach(
					entry -> found.add(new WorkspaceSymbol(entry.label(), Symbols.kind(entry.kind()), Either.forLeft(new Location(scripts.uri(model.fileName()), lines.range(entry.name()))))));
		}
		if (!query.isEmpty()) {
			TapsetCatalog.of(scripts.models().surroundings(), () -> found.size() >= MOST).values().stream().flatMap(Collection::stream)
					.filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(query)).forEach(entry -> {
						SymbolKind kind = switch (entry.kind()) {
						case ALIAS -> SymbolKind.Event;
						case FUNCTION -> SymbolKind.Function;
						case MACRO -> SymbolKind.Constant;
						};
						Lines lines = new Lines(entry.file().text());
						TextSpan span = new TextSpan(entry.offset(), entry.offset());
						found.add(new WorkspaceSymbol(entry.name(), kind, Either.forLeft(new Location(scripts.tapsets().uri(entry.file().name(), entry.file().text()), lines.range(span))),
								entry.file().title()));
					});
		}
		return found.subList(0, Math.min(MOST, found.size()));
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
		// files are looked at when they are asked for
	}
}
