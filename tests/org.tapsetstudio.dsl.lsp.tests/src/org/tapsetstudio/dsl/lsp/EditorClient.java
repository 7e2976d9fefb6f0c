package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What an editor does, by LSP4J's client. A text's caret is written as {@code ‸}. */
final class EditorClient implements LanguageClient, AutoCloseable {
	final ServerProcess process;
	final Frames.Copy output;
	final LanguageServer server;
	final InitializeResult initialized;
	private final Path folder;
	private final Map<String, PublishDiagnosticsParams> published = new ConcurrentHashMap<>();
	private final CompletableFuture<JsonArray> registered = new CompletableFuture<>();
	private final Map<String, String> texts = new ConcurrentHashMap<>();

	/** A text that was opened, and the caret in it. */
	record Opened(String uri, String text, Position caret) {
		TextDocumentIdentifier id() {
			return new TextDocumentIdentifier(uri);
		}

		/** The first occurrence of a piece of the text. */
		Position at(String piece) {
			return position(text, text.indexOf(piece));
		}
	}

	EditorClient(Path folder, String... arguments) throws Exception {
		this.folder = folder;
		process = new ServerProcess(arguments);
		output = new Frames.Copy(process.process.getInputStream());
		var launcher = LSPLauncher.createClientLauncher(this, output, process.process.getOutputStream());
		launcher.startListening();
		server = launcher.getRemoteProxy();
		InitializeParams parameters = new InitializeParams();
		parameters.setProcessId((int) ProcessHandle.current().pid());
		parameters.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "probes")));
		CompletionItemCapabilities item = new CompletionItemCapabilities(true);
		TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
		text.setCompletion(new CompletionCapabilities(item));
		ClientCapabilities capabilities = new ClientCapabilities();
		capabilities.setTextDocument(text);
		DidChangeWatchedFilesCapabilities files = new DidChangeWatchedFilesCapabilities(true);
		files.setRelativePatternSupport(true);
		WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
		workspace.setDidChangeWatchedFiles(files);
		capabilities.setWorkspace(workspace);
		parameters.setCapabilities(capabilities);
		initialized = get(server.initialize(parameters));
		server.initialized(new InitializedParams());
	}

	static <T> T get(CompletableFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
		return answer.get(ServerProcess.SECONDS, TimeUnit.SECONDS);
	}

	/** Writes a file into the workspace folder, without its caret, and opens it. */
	Opened open(String name, String marked) throws IOException {
		int caret = marked.indexOf('‸');
		String text = marked.replace("‸", "");
		String uri = Files.writeString(folder.resolve(name), text).toUri().toString();
		texts.put(uri, text);
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "systemtap", 1, text)));
		return new Opened(uri, text, position(text, Math.max(0, caret)));
	}

	/** What the server says of a text once it says what is wanted; null where it says so of any version. */
	synchronized List<Diagnostic> diagnostics(String uri, Predicate<PublishDiagnosticsParams> wanted) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerProcess.SECONDS);
		while (published.get(uri) == null || !wanted.test(published.get(uri))) {
			long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (rest <= 0) {
				throw new AssertionError("nothing such was published for " + uri + ", the last is " + published.get(uri));
			}
			wait(rest);
		}
		return published.get(uri).getDiagnostics();
	}

	@Override
	public synchronized void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
		published.put(diagnostics.getUri(), diagnostics);
		notifyAll();
	}

	static Position position(String text, int offset) {
		String before = text.substring(0, offset);
		return new Position((int) before.chars().filter(c -> c == '\n').count(), offset - before.lastIndexOf('\n') - 1);
	}

	static int offset(String text, Position position) {
		int start = 0;
		for (int line = 0; line < position.getLine(); line++) {
			start = text.indexOf('\n', start) + 1;
		}
		return start + position.getCharacter();
	}

	static String part(String text, Range range) {
		return text.substring(offset(text, range.getStart()), offset(text, range.getEnd()));
	}

	/** The text after some edits, which do not overlap. */
	static String apply(String text, List<? extends TextEdit> edits) {
		String result = text;
		for (TextEdit edit : edits.stream().sorted((a, b) -> offset(text, b.getRange().getStart()) - offset(text, a.getRange().getStart())).toList()) {
			result = result.substring(0, offset(text, edit.getRange().getStart())) + edit.getNewText() + result.substring(offset(text, edit.getRange().getEnd()));
		}
		return result;
	}

	@Override
	public CompletableFuture<Void> registerCapability(RegistrationParams parameters) {
		parameters.getRegistrations().forEach(registration -> registered.complete(((JsonObject) registration.getRegisterOptions()).getAsJsonArray("watchers")));
		return CompletableFuture.completedFuture(null);
	}

	/** The patterns of the files that the server wants to hear of, with their folders. */
	List<String> watched() throws Exception {
		return get(registered).asList().stream().map(watcher -> watcher.getAsJsonObject().get("globPattern"))
				.map(pattern -> pattern.isJsonObject() ? pattern.getAsJsonObject().get("baseUri").getAsString() + " " + pattern.getAsJsonObject().get("pattern").getAsString() : pattern.getAsString()).toList();
	}

	@Override
	public void telemetryEvent(Object object) {
		throw new AssertionError("the server sends telemetry: " + object);
	}

	@Override
	public void showMessage(MessageParams message) {
		throw new AssertionError("unexpected message: " + message);
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
		throw new AssertionError("unexpected question: " + request);
	}

	@Override
	public void logMessage(MessageParams message) {
		throw new AssertionError("unexpected message: " + message);
	}

	/** Says goodbye as the protocol wants it. */
	int leave() throws Exception {
		get(server.shutdown());
		server.exit();
		return process.status();
	}

	@Override
	public void close() {
		process.close();
	}
}
