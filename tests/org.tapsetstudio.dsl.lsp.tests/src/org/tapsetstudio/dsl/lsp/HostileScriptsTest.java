package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/** Scripts that nobody would write, and files that come and go: every request about them is answered. */
class HostileScriptsTest {
	private static final Gson JSON = new Gson();
	private static final List<String> WHOLE = List.of("documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "formatting");
	private static final List<String> PLACED = List.of("hover", "completion", "signatureHelp", "definition", "documentHighlight", "prepareRename", "prepareCallHierarchy");

	@TempDir
	Path folder;

	private final List<String> asked = new ArrayList<>();

	@Test
	void textsThatNobodyWouldWrite() throws Exception {
		List<String> texts = List.of("", "probe\u0000 begin { \u0000 println(\"\u0000\") }", "probe begin { x = " + "1 + ".repeat(3_000) + "1 }", "probe begin { x = " + "(".repeat(3_000), "x".repeat(50_000),
				"probe begin { println(\"\ud83d\") # \udc00\n \ud800 x = 1 }", "probe begin\r{\r\n\r\r\n\tx = 1\n\r}\r\n", "%( %( %? %: @define a %( @a %) @a(@a(");
		try (Conversation conversation = new Conversation()) {
			conversation.send(request("hello", "initialize", Map.of("capabilities", Map.of())));
			for (int i = 0; i < texts.size(); i++) {
				String uri = "untitled:" + i;
				conversation.send(notification("textDocument/didOpen", Map.of("textDocument", Map.of("uri", uri, "languageId", "systemtap", "version", 1, "text", texts.get(i)))));
				conversation.send(notification("textDocument/didChange", Map.of("textDocument", Map.of("uri", uri, "version", 2), "contentChanges",
						List.of(Map.of("range", Map.of("start", place(0, 0), "end", place(9_999, 9_999)), "text", texts.get(i))))));
				askAll(conversation, uri);
			}
			assertAnswered(conversation);
		}
	}

	@Test
	void filesThatVanish() throws Exception {
		Path gone = Files.writeString(folder.resolve("gone.stp"), "function gone(n) { return n }\n");
		Path folded = Files.createDirectories(folder.resolve("inner"));
		Path inner = Files.writeString(folded.resolve("inner.stp"), "probe end { println(gone(1)) }\n");
		try (Conversation conversation = new Conversation()) {
			conversation.send(request("hello", "initialize", Map.of("capabilities", Map.of(), "workspaceFolders", List.of(Map.of("uri", folder.toUri().toString(), "name", "probes")))));
			String uri = gone.toUri().toString();
			conversation.send(notification("textDocument/didOpen", Map.of("textDocument", Map.of("uri", uri, "languageId", "systemtap", "version", 1, "text", Files.readString(gone)))));
			conversation.send(ask("before", "workspace/symbol", Map.of("query", "gone")));
			conversation.await("before");
			Files.delete(gone);
			Files.delete(inner);
			Files.delete(folded);
			Files.createSymbolicLink(folder.resolve("circle.stp"), folder.resolve("circle.stp"));
			conversation.send(notification("workspace/didChangeWatchedFiles", Map.of("changes", List.of(Map.of("uri", uri, "type", 3)))));
			askAll(conversation, uri);
			conversation.send(ask("after", "workspace/symbol", Map.of("query", "gone")));
			conversation.send(ask("uses", "textDocument/references", Map.of("textDocument", Map.of("uri", uri), "position", place(0, 10), "context", Map.of("includeDeclaration", true))));
			assertAnswered(conversation);
		}
	}

	private void askAll(Conversation conversation, String uri) throws Exception {
		Map<String, Object> document = Map.of("uri", uri);
		for (String method : WHOLE) {
			conversation.send(ask(method + " of " + uri, "textDocument/" + method, Map.of("textDocument", document, "options", Map.of("tabSize", 8, "insertSpaces", false))));
		}
		for (String method : PLACED) {
			for (Map<String, Integer> place : List.of(place(0, 0), place(0, 17), place(77_777, 2_000_000))) {
				conversation.send(ask(method + " of " + uri + " at " + place, "textDocument/" + method, Map.of("textDocument", document, "position", place)));
			}
		}
	}

	/** Requests of an editor may be refused with a sentence; they may not stay without an answer, and none ends the server. */
	private void assertAnswered(Conversation conversation) throws Exception {
		for (String id : asked) {
			conversation.await(id);
		}
		conversation.send(request("bye", "shutdown", Map.of()), notification("exit", Map.of()));
		for (JsonObject answer : conversation.end(0)) {
			assertTrue(!answer.has("error") || answer.getAsJsonObject("error").get("code").getAsInt() != -32603, () -> "an error inside of the server: " + answer);
		}
	}

	private byte[] ask(String id, String method, Map<String, Object> parameters) {
		asked.add(id);
		return request(id, method, parameters);
	}

	private static Map<String, Integer> place(int line, int character) {
		return Map.of("line", line, "character", character);
	}

	private static byte[] request(String id, String method, Map<String, Object> parameters) {
		return Frames.frame(JSON.toJson(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters)));
	}

	private static byte[] notification(String method, Map<String, Object> parameters) {
		return Frames.frame(JSON.toJson(Map.of("jsonrpc", "2.0", "method", method, "params", parameters)));
	}
}
