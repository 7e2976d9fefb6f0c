package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

/** What no client should send. The server says what is wrong, or passes over it, and goes on. */
class BadMessagesTest {
	private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"id\":\"hello\",\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
	private static final String OPEN = "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\",\"languageId\":\"systemtap\",\"version\":1,"
			+ "\"text\":\"function twice(n) { return 2 * n }\\nprobe begin { println(twice(1)) }\\n\"}}}";
	private static final String HOVER = "{\"jsonrpc\":\"2.0\",\"id\":\"hover\",\"method\":\"textDocument/hover\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\"},\"position\":{\"line\":1,\"character\":23}}}";
	private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":\"bye\",\"method\":\"shutdown\"}";
	private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

	@TempDir
	Path folder;

	/** Bad messages amid good ones: the good ones are answered, and so is every bad one with an id. */
	private static List<JsonObject> between(byte[]... bad) throws Exception {
		return between(List.of(), bad);
	}

	/** @param slow ids of answers to wait for, as the end of the server may come before those that take a while */
	private static List<JsonObject> between(List<String> slow, byte[]... bad) throws Exception {
		try (Conversation conversation = new Conversation()) {
			conversation.send(Frames.frame(HELLO), Frames.frame(OPEN));
			conversation.send(bad);
			conversation.send(Frames.frame(HOVER));
			conversation.await("hover");
			for (String id : slow) {
				conversation.await(id);
			}
			conversation.send(Frames.frame(SHUTDOWN), Frames.frame(EXIT));
			List<JsonObject> answers = conversation.end(0);
			assertTrue(answer(answers, "hover").toString().contains("function twice(n)"), answers::toString);
			return answers;
		}
	}

	private static JsonObject answer(List<JsonObject> messages, String id) {
		return messages.stream().filter(message -> Conversation.answers(message, id)).findFirst().orElseThrow(() -> new AssertionError(id + " was not answered: " + messages));
	}

	private static byte[] request(String id, String method, String parameters) {
		return Frames.frame("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
	}

	private static int code(List<JsonObject> answers, String id) {
		JsonObject answer = answer(answers, id);
		assertTrue(answer.has("error"), answer::toString);
		return answer.getAsJsonObject("error").get("code").getAsInt();
	}

	@Test
	void brokenJsonAndBrokenHeaders() throws Exception {
		between(Frames.frame("{\"jsonrpc\":\"2.0\",\"id\":"), Frames.frame("[[[["), Frames.frame("7"), Frames.frame(""), Frames.frame("[".repeat(100_000)), "Nonsense: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
				"Content-Length: many\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "Content-Length: -3\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	@Test
	void unknownMethodsAndWrongParameters() throws Exception {
		List<JsonObject> answers = between(List.of("unknown", "types", "none", "empty", "array"), request("unknown", "textDocument/paint", "{}"), request("types", "textDocument/hover", "{\"textDocument\":7,\"position\":\"x\"}"),
				request("none", "textDocument/hover", "null"), request("empty", "textDocument/completion", "{}"), request("array", "textDocument/rename", "[1,2]"),
				Frames.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{}}"), Frames.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":null}"),
				Frames.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{}}"), Frames.frame("{\"jsonrpc\":\"2.0\",\"id\":\"lost\",\"result\":{}}"));
		assertEquals(-32601, code(answers, "unknown"));
		for (String id : List.of("types", "none", "empty", "array")) {
			assertTrue(code(answers, id) < 0, id);
		}
	}

	@Test
	void textsAndPlacesThatAreNot() throws Exception {
		List<JsonObject> answers = between(List.of("closed", "nofile", "nouri", "far", "behind"), request("closed", "textDocument/hover", "{\"textDocument\":{\"uri\":\"untitled:b\"},\"position\":{\"line\":0,\"character\":0}}"),
				request("nofile", "textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"file:///no/such/file.stp\"}}"),
				request("nouri", "textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"file://%%%\"}}"),
				request("far", "textDocument/completion", "{\"textDocument\":{\"uri\":\"untitled:a\"},\"position\":{\"line\":2000000000,\"character\":2000000000}}"),
				request("behind", "textDocument/definition", "{\"textDocument\":{\"uri\":\"untitled:a\"},\"position\":{\"line\":-5,\"character\":-1}}"),
				Frames.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"untitled:b\",\"version\":2},\"contentChanges\":[{\"text\":\"\"}]}}"));
		for (String id : List.of("closed", "nofile", "nouri")) {
			assertTrue(code(answers, id) < 0, id);
			assertTrue(answer(answers, id).getAsJsonObject("error").get("message").getAsString().contains("is not open"), () -> answer(answers, id).toString());
		}
		assertTrue(answer(answers, "far").has("result"), () -> answer(answers, "far").toString());
		assertTrue(answer(answers, "behind").has("result"), () -> answer(answers, "behind").toString());
	}

	@Test
	void anythingElse() throws Exception {
		Random random = new Random(17);
		String good = new String(request("fuzz", "textDocument/hover", "{\"textDocument\":{\"uri\":\"untitled:a\"},\"position\":{\"line\":1,\"character\":23}}"), StandardCharsets.UTF_8);
		String json = good.substring(good.indexOf('{'));
		byte[][] bad = new byte[300][];
		for (int i = 0; i < bad.length; i++) {
			StringBuilder text = new StringBuilder(json);
			for (int j = 1 + random.nextInt(4); j > 0; j--) {
				text.setCharAt(random.nextInt(text.length()), "{}[]\",:0x-\u0000\u00e4".charAt(random.nextInt(12)));
			}
			bad[i] = Frames.frame(text.toString());
		}
		between(bad);
	}

	@Test
	void afterTheShutdownNothingIsAnswered() throws Exception {
		try (Conversation conversation = new Conversation()) {
			conversation.send(Frames.frame(HELLO), Frames.frame(OPEN), Frames.frame(SHUTDOWN), Frames.frame(HOVER), Frames.frame(EXIT));
			assertEquals(-32600, code(conversation.end(0), "hover"));
		}
	}

	@Test
	void leavingWithoutAWordIsOne() throws Exception {
		try (Conversation conversation = new Conversation()) {
			conversation.send(Frames.frame(HELLO), Frames.frame(EXIT));
			conversation.end(1);
		}
		try (Conversation conversation = new Conversation()) {
			conversation.send(Frames.frame(HELLO));
			conversation.hangUp();
			conversation.end(1);
		}
	}

	@Test
	void aFolderThatIsNotThereIsBadUsage() throws Exception {
		try (ServerProcess server = new ServerProcess("-I", folder.resolve("missing").toString())) {
			assertEquals(2, server.status());
			assertEquals("", new String(server.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			assertTrue(server.errors().contains("there is no such folder"), server.errors());
		}
	}
}
