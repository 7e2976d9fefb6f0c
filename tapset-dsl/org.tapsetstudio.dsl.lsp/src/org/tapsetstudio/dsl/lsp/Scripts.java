package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.RelativePattern;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.TapsetFolders;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;

/** All texts: those that the client has open, those of its folders, and the tapsets. Safe for use by several threads. */
final class Scripts implements AutoCloseable {
	private static final int WORKERS = 3;

	private final TapsetFolders folders = new TapsetFolders(FileMarkerResolver.ofEnvironment(), UnaryOperator.identity(), this::openTexts);
	private final ScriptModels models = new ScriptModels(folders);
	private final ScheduledExecutorService workers;
	private final Map<String, Document> open = new ConcurrentHashMap<>();
	private final TapsetFolder tapsets;
	private final Workspace workspace;

	/**
	 * @param tapsetFolders further folders with tapsets
	 * @throws IOException when one of them cannot be read
	 */
	Scripts(List<Path> tapsetFolders, ThreadFactory threads) throws IOException {
		folders.set(tapsetFolders);
		workers = Executors.newScheduledThreadPool(WORKERS, threads);
		tapsets = new TapsetFolder(() -> models.surroundings().tapsets());
		workspace = new Workspace(models);
	}

	ScheduledExecutorService workers() {
		return workers;
	}

	ScriptModels models() {
		return models;
	}

	Workspace workspace() {
		return workspace;
	}

	TapsetFolder tapsets() {
		return tapsets;
	}

	/** To be called in the order of the messages. */
	Document open(String uri, int version, String text) {
		Document document = new Document(uri, name(uri), version, text);
		Document before = open.put(uri, document);
		if (before != null) {
			before.close();
		}
		return document;
	}

	/** To be called in the order of the messages; empty for what is not open. */
	Optional<Document> change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
		return Optional.ofNullable(open.computeIfPresent(uri, (key, document) -> document.changed(version, changes)));
	}

	void close(String uri) {
		Document document = open.remove(uri);
		if (document != null) {
			document.close();
		}
	}

	/** The newest version of a text that is open; of another one, what its file holds. */
	Document document(String uri) {
		Document document = open.get(uri);
		if (document != null) {
			return document;
		}
		Path path = FileUri.path(uri).orElseThrow(() -> failure(uri + " is not open."));
		try {
			if (Files.size(path) > Document.LARGEST) {
				throw failure(path + " is too large for a script.");
			}
			return new Document(uri, name(uri), 0, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw failure(path + " is not open and cannot be read: " + e.getMessage());
		}
	}

	Script script(String uri) {
		return document(uri).script(models);
	}

	/** The other scripts that the user works on, open ones as they are now. */
	Collection<ScriptModel> others(Script script) {
		return all().stream().filter(model -> !model.fileName().equals(script.model().fileName())).toList();
	}

	/** The other scripts and the tapset files of users that have a word in their text. */
	Collection<ScriptModel> othersWith(String word, Script script) {
		Map<String, ScriptModel> found = new LinkedHashMap<>();
		models.tapsetsWith(word).forEach(model -> found.put(model.fileName(), model));
		others(script).stream().filter(model -> model.text().contains(word)).forEach(model -> found.put(model.fileName(), model));
		found.remove(script.model().fileName());
		return found.values();
	}

	Collection<Document> openDocuments() {
		return open.values();
	}

	private Map<String, String> openTexts() {
		return open.values().stream().collect(Collectors.toMap(Document::name, Document::text, (first, second) -> first));
	}

	/** The files that are worth a notice when they change. */
	List<FileSystemWatcher> watchedFiles(boolean relativePatterns) {
		String pattern = "**/*.{stp,stpm}";
		List<FileSystemWatcher> watched = new ArrayList<>(List.of(new FileSystemWatcher(Either.forLeft(pattern))));
		if (relativePatterns) {
			folders.get().forEach(folder -> watched.add(new FileSystemWatcher(Either.forRight(new RelativePattern(Either.forRight(FileUri.of(folder)), pattern)))));
		}
		return watched;
	}

	/** Has the folders of tapsets read again if they have changed. */
	void refresh() {
		folders.refresh();
	}

	/** The scripts that the user works on, open ones as they are now. */
	Collection<ScriptModel> all() {
		Map<String, ScriptModel> all = new LinkedHashMap<>();
		for (Document document : open.values()) {
			if (!document.isTooLarge()) {
				all.put(document.name(), document.script(models).model());
			}
		}
		workspace.models(all.keySet()).forEach(model -> all.put(model.fileName(), model));
		return all.values();
	}

	/** Where a stretch of a file is; empty if nobody knows the file. */
	Optional<Location> location(Script script, Collection<ScriptModel> others, String fileName, TextSpan span) {
		if (fileName.equals(script.model().fileName())) {
			return Optional.of(script.location(span));
		}
		for (ScriptModel other : others) {
			if (other.fileName().equals(fileName)) {
				return Optional.of(new Location(uri(fileName), new Lines(other.text()).range(span)));
			}
		}
		return tapsets.text(fileName).map(text -> new Location(tapsets.uri(fileName, text), new Lines(text).range(span)));
	}

	/** The name of a text in problems and symbols; for a tapset the one that it has in the library. */
	String name(String uri) {
		return tapsets.name(uri).orElseGet(() -> FileUri.name(uri));
	}

	/** As the client names the text, if it has it open. */
	String uri(String fileName) {
		return open.values().stream().filter(document -> document.name().equals(fileName)).map(Document::uri).findFirst().orElseGet(() -> FileUri.of(Path.of(fileName)));
	}

	/** False for the tapsets of the product, and for files that somebody else owns. */
	boolean isWritable(String fileName) {
		return !models.surroundings().isShippedTapset(fileName) && FileUri.path(uri(fileName)).map(Files::isWritable).orElse(true);
	}

	static ResponseErrorException failure(String message) {
		return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, message, null));
	}

	@Override
	public void close() {
		workers.shutdownNow();
	}
}
