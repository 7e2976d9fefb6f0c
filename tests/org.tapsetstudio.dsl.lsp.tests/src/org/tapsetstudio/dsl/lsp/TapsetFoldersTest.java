package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tapsetstudio.dsl.lsp.EditorClient.get;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.lsp.EditorClient.Opened;

/** A server with tapsets of the user's own, given by {@code -I}. */
class TapsetFoldersTest {
	private static final String SHOP = "function sell(n) { return n + 1 }\n";

	@TempDir
	private Path scripts;
	@TempDir
	private Path tapsets;
	private Path shop;
	private EditorClient client;

	@BeforeEach
	void start() throws Exception {
		shop = Files.writeString(tapsets.toRealPath().resolve("shop.stp"), SHOP);
		client = new EditorClient(scripts.toRealPath(), "-I", tapsets.toRealPath().toString());
	}

	@AfterEach
	void stop() throws Exception {
		try {
			assertEquals(0, client.leave());
			assertEquals("", client.process.errors());
		} finally {
			client.close();
		}
	}

	private TextDocumentService texts() {
		return client.server.getTextDocumentService();
	}

	@Test
	void aRenamingReachesScriptsAndTapsetsThatAreNotOpenAndTextsThatAreNotSaved() throws Exception {
		Files.writeString(scripts.resolve("closed.stp"), "probe end { println(sell(2)) }\n");
		Opened dirty = client.open("dirty.stp", "probe begin { }\n");
		String now = "# not saved\nprobe begin { println(sell(3)) }\n";
		texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(dirty.uri(), 2), List.of(new TextDocumentContentChangeEvent(now))));
		Opened script = client.open("script.stp", "probe begin { println(sell(1)) }\n");
		Map<String, String> changed = new TreeMap<>();
		Map<String, String> before = Map.of(script.uri(), script.text(), dirty.uri(), now);
		for (var edits : get(texts().rename(new RenameParams(script.id(), script.at("sell"), "vend"))).getChanges().entrySet()) {
			Path file = Path.of(URI.create(edits.getKey()));
			changed.put(file.getFileName().toString(), EditorClient.apply(before.getOrDefault(edits.getKey(), Files.readString(file)), edits.getValue()));
		}
		assertEquals(Map.of("closed.stp", "probe end { println(vend(2)) }\n", "dirty.stp", now.replace("sell", "vend"), "script.stp", "probe begin { println(vend(1)) }\n", "shop.stp", SHOP.replace("sell", "vend")),
				changed);
		List<? extends Location> references = get(texts().references(new ReferenceParams(script.id(), script.at("sell"), new ReferenceContext(true))));
		assertEquals("closed.stp 0, dirty.stp 1, script.stp 0, shop.stp 0",
				references.stream().map(place -> place.getUri().replaceAll(".*/", "") + " " + place.getRange().getStart().getLine()).sorted().collect(Collectors.joining(", ")));
	}

	@Test
	void aTapsetThatMustNotBeWrittenIsNotRenamed() throws Exception {
		// the superuser may write every file
		assumeTrue(shop.toFile().setWritable(false) && !Files.isWritable(shop));
		Opened script = client.open("script.stp", "probe begin { println(sell(1)) }\n");
		ExecutionException refusal = assertThrows(ExecutionException.class, () -> get(texts().rename(new RenameParams(script.id(), script.at("sell"), "vend"))));
		assertTrue(refusal.getMessage().contains("belongs to the tapset " + shop), refusal::getMessage);
	}

	@Test
	void anOpenTapsetIsCheckedAndCountsAsItIs() throws Exception {
		Opened script = client.open("script.stp", "probe begin { println(buy(1)) }\n");
		client.diagnostics(script.uri(), all -> codes(all).equals(List.of("unknown-function")));
		String uri = shop.toUri().toString();
		texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "systemtap", 1, SHOP + "function buy(n) { return nothing(n) }\n")));
		client.diagnostics(uri, all -> codes(all).equals(List.of("unknown-function")));
		texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, 2), List.of(new TextDocumentContentChangeEvent(SHOP + "function buy(n) { return sell(n) }\n"))));
		client.diagnostics(uri, all -> codes(all).isEmpty());
		Location found = get(texts().definition(new DefinitionParams(script.id(), script.at("buy")))).getLeft().get(0);
		assertEquals(uri + " 1", found.getUri() + " " + found.getRange().getStart().getLine());
		texts().didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri)));
		client.diagnostics(script.uri(), all -> codes(all).isEmpty());
	}

	@Test
	void aTapsetThatHasChangedIsReadAgain() throws Exception {
		Opened script = client.open("script.stp", "probe begin { println(buy(1)) }\n");
		client.diagnostics(script.uri(), all -> codes(all).equals(List.of("unknown-function")));
		Files.writeString(tapsets.resolve("more.stp"), "function buy(n) { return sell(n) }\n");
		client.server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(new FileEvent(tapsets.resolve("more.stp").toUri().toString(), FileChangeType.Created))));
		client.diagnostics(script.uri(), all -> codes(all).isEmpty());
		assertEquals(List.of("**/*.{stp,stpm}", tapsets.toRealPath().toUri() + " **/*.{stp,stpm}"), client.watched());
	}

	private static List<String> codes(PublishDiagnosticsParams published) {
		return published.getDiagnostics().stream().map(problem -> problem.getCode().getLeft()).toList();
	}
}
