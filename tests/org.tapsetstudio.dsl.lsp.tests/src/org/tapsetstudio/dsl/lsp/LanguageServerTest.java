package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tapsetstudio.dsl.lsp.EditorClient.get;
import static org.tapsetstudio.dsl.lsp.EditorClient.part;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.lsp.EditorClient.Opened;

/** Each service, asked by LSP4J's client of one server process. */
class LanguageServerTest {
	private static final String SCRIPT = """
			global calls
			# Says where a call was made.
			function place:string(file:string, line:long)
			{
				return sprintf("%s:%d", file, line)
			}
			probe python.function.entry
			{
				calls[place(filename, lineno)]++
				println(thread_indent(1))
			}
			probe end
			{
				foreach (where in calls-)
					printf("%d %s\\n", calls[where], where)
			}
			""";

	@TempDir
	static Path folder;
	private static EditorClient client;

	@BeforeAll
	static void start() throws Exception {
		client = new EditorClient(folder.toRealPath());
	}

	@AfterAll
	static void stop() throws Exception {
		try {
			assertEquals(0, client.leave());
			assertEquals("", client.process.errors());
			assertTrue(Frames.messages(client.output.seen()).size() > 20, "all that came over standard output are messages");
		} finally {
			client.close();
		}
	}

	private static TextDocumentService texts() {
		return client.server.getTextDocumentService();
	}

	@Test
	void capabilities() {
		ServerCapabilities can = client.initialized.getCapabilities();
		assertEquals("Tapset Studio", client.initialized.getServerInfo().getName());
		assertEquals(TextDocumentSyncKind.Incremental, can.getTextDocumentSync().getRight().getChange());
		assertEquals(List.of("quickfix"), can.getCodeActionProvider().getRight().getCodeActionKinds());
	}

	@Test
	void problemsFollowTheText() throws Exception {
		Opened script = client.open("problems.stp", "function spare() { return 1 }\nprobe begin { println(execnam()) }\n");
		assertEquals(List.of("Error unknown-function <execnam>", "Warning unused-function [Unnecessary] <spare>"), problems(script, client.diagnostics(script.uri(), all -> true)));
		TextDocumentContentChangeEvent name = new TextDocumentContentChangeEvent(new Range(script.at("execnam()"), script.at("()) }")), "execname");
		TextDocumentContentChangeEvent first = new TextDocumentContentChangeEvent(new Range(new Position(0, 0), new Position(1, 0)), "");
		texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(script.uri(), 2), List.of(name, first)));
		assertEquals(List.of(), client.diagnostics(script.uri(), all -> Integer.valueOf(2).equals(all.getVersion())));
	}

	@Test
	void problemsOfAClosedTextAreTakenBack() throws Exception {
		Opened script = client.open("closed.stp", "probe begin { nothing( }\n");
		client.diagnostics(script.uri(), all -> !all.getDiagnostics().isEmpty());
		texts().didClose(new DidCloseTextDocumentParams(script.id()));
		assertEquals(List.of(), client.diagnostics(script.uri(), all -> all.getDiagnostics().isEmpty()));
	}

	private static List<String> problems(Opened script, List<Diagnostic> diagnostics) {
		return diagnostics.stream().map(problem -> problem.getSeverity() + " " + problem.getCode().getLeft() + (problem.getTags() == null ? "" : " " + problem.getTags()) + " <"
				+ part(script.text(), problem.getRange()) + ">").sorted().toList();
	}

	@Test
	void aDeadBranchIsGreyedAndFolded() throws Exception {
		Opened script = client.open("dead.stp", "%( 1 == 1 %?\nprobe begin { exit() }\n%:\nprobe end { a = 1 }\nprobe never { }\n%)\n");
		assertEquals(List.of("Hint inactive [Unnecessary] <probe end { a = 1 }\nprobe never { }>"), problems(script, client.diagnostics(script.uri(), all -> true)).stream()
				.map(text -> text.replace("<\n", "<").replace("\n>", ">")).toList());
		assertEquals("0-5 2-4", folds(script));
		assertEquals("macro '%(' number '1' number '1' macro '%?' keyword 'probe' event 'begin' function 'exit' macro '%:' " + comments("probe end { a = 1 } probe never { }") + " macro '%)'", colors(script));
	}

	private static String comments(String words) {
		return Arrays.stream(words.split(" ")).map(word -> "comment '" + word + "'").collect(Collectors.joining(" "));
	}

	@Test
	void folding() throws Exception {
		assertEquals("3-4 7-9 12-14", folds(client.open("folds.stp", SCRIPT)));
	}

	private static String folds(Opened script) throws Exception {
		return get(texts().foldingRange(new FoldingRangeRequestParams(script.id()))).stream().map(range -> range.getStartLine() + "-" + range.getEndLine()).collect(Collectors.joining(" "));
	}

	@Test
	void semanticTokens() throws Exception {
		Opened script = client.open("colors.stp", "# all\nprobe process(\"a\").mark(\"b\") { if (x > 1) println($arg1, @defined($arg2)) }\n");
		assertEquals("comment '# all' keyword 'probe' event 'process' string '\"a\"' event 'mark' string '\"b\"' keyword 'if' number '1' function 'println' parameter '$arg1' operator '@defined' parameter '$arg2'",
				colors(script).replace("event '.' ", ""));
	}

	private static String colors(Opened script) throws Exception {
		List<Integer> data = get(texts().semanticTokensFull(new SemanticTokensParams(script.id()))).getData();
		List<String> types = client.initialized.getCapabilities().getSemanticTokensProvider().getLegend().getTokenTypes();
		List<String> found = new ArrayList<>();
		int line = 0;
		int column = 0;
		for (int i = 0; i < data.size(); i += 5) {
			column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
			line += data.get(i);
			found.add(types.get(data.get(i + 3)) + " '" + part(script.text(), new Range(new Position(line, column), new Position(line, column + data.get(i + 2)))) + "'");
		}
		return String.join(" ", found);
	}

	@Test
	void completionOfPathsProvidersAndMarkersOfTheMachine() throws Exception {
		assertTrue(labels(client.open("path.stp", "probe process(\"/usr/b‸")).contains("/usr/bin/"));
		Path library = Path.of("/usr/lib/x86_64-linux-gnu/libstdc++.so.6");
		assumeTrue(Files.exists(library), library + " is not there");
		List<String> markers = labels(client.open("mark.stp", "probe process(\"" + library + "\").mark(\"‸\") { }"));
		assertTrue(markers.containsAll(List.of("catch", "rethrow", "throw")), markers::toString);
		List<String> providers = labels(client.open("provider.stp", "probe process(\"" + library + "\").provider(\"‸\") { }"));
		assertEquals(List.of("libstdcxx"), providers);
		List<String> arguments = labels(client.open("arguments.stp", "probe process(\"" + library + "\").provider(\"libstdcxx\").mark(\"catch\") { println($‸) }"));
		assertTrue(arguments.containsAll(List.of("$arg1", "$arg2", "$$vars")) && !arguments.contains("$arg3"), arguments::toString);
	}

	@Test
	void completionInsertsCallsAndSnippets() throws Exception {
		Opened script = client.open("insert.stp", "probe begin { printl‸ }");
		CompletionItem println = completion(script).stream().filter(item -> item.getLabel().equals("println")).findFirst().orElseThrow();
		assertEquals("println($0)", println.getTextEdit().getLeft().getNewText());
		assertEquals(InsertTextFormat.Snippet, println.getInsertTextFormat());
		assertNotNull(get(texts().resolveCompletionItem(println)).getDocumentation());
		List<CompletionItem> snippets = completion(client.open("snippet.stp", "pro‸")).stream().filter(item -> item.getKind() == CompletionItemKind.Snippet).toList();
		assertEquals(List.of("probe begin", "probe end", "probe process.mark", "probe timer"), snippets.stream().map(CompletionItem::getLabel).sorted().toList());
		assertTrue(snippets.stream().allMatch(item -> item.getTextEdit().getLeft().getNewText().matches("(?s).*\\$(\\{\\d|\\d).*")), snippets::toString);
	}

	private static List<CompletionItem> completion(Opened script) throws Exception {
		return get(texts().completion(new CompletionParams(script.id(), script.caret()))).getRight().getItems();
	}

	private static List<String> labels(Opened script) throws Exception {
		return completion(script).stream().map(CompletionItem::getLabel).toList();
	}

	@Test
	void hover() throws Exception {
		Opened script = client.open("hover.stp", SCRIPT);
		Hover hover = get(texts().hover(new HoverParams(script.id(), script.at("place(filename"))));
		assertEquals("```systemtap\nfunction place(file:string, line:long):string\n```\n\nSays where a call was made.", hover.getContents().getRight().getValue());
		assertEquals("place", part(script.text(), hover.getRange()));
		assertNull(get(texts().hover(new HoverParams(script.id(), script.at("{")))));
	}

	@Test
	void signatureHelp() throws Exception {
		Opened script = client.open("signature.stp", "function place:string(file:string, line:long) { return file }\nprobe begin { println(place(\"a\", ‸ }");
		SignatureHelp help = get(texts().signatureHelp(new SignatureHelpParams(script.id(), script.caret())));
		assertEquals("place(file:string, line:long):string", help.getSignatures().get(help.getActiveSignature()).getLabel().replace("place (", "place("));
		assertEquals(1, help.getActiveParameter());
	}

	@Test
	void symbols() throws Exception {
		Opened script = client.open("symbols.stp", SCRIPT);
		assertEquals("Variable calls, Function place, Event python.function.entry, Event end",
				get(texts().documentSymbol(new DocumentSymbolParams(script.id()))).stream().map(symbol -> symbol.getRight().getKind() + " " + symbol.getRight().getName()).collect(Collectors.joining(", ")));
		List<? extends WorkspaceSymbol> found = get(client.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("thread_inde"))).getRight();
		assertTrue(found.stream().anyMatch(symbol -> symbol.getName().equals("thread_indent") && symbol.getKind() == SymbolKind.Function), found::toString);
		Files.writeString(folder.resolve("unopened.stp"), "probe begin { }\nfunction not_opened_yet() { return 1 }\n");
		List<? extends WorkspaceSymbol> own = get(client.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("not_opened"))).getRight();
		assertEquals(1, own.size());
		assertEquals(1, own.get(0).getLocation().getLeft().getRange().getStart().getLine());
	}

	@Test
	void definitionsInTheScriptAndInTapsets() throws Exception {
		Opened script = client.open("definition.stp", SCRIPT);
		List<? extends Location> own = get(texts().definition(new DefinitionParams(script.id(), script.at("place(filename")))).getLeft();
		assertEquals(List.of(new Location(script.uri(), new Range(script.at("place:string"), script.at(":string(file")))), own);
		Location tapset = get(texts().definition(new DefinitionParams(script.id(), script.at("thread_indent")))).getLeft().get(0);
		assertEquals("thread_indent", part(Files.readString(Path.of(URI.create(tapset.getUri()))), tapset.getRange()));
	}

	@Test
	void referencesAcrossScripts() throws Exception {
		Files.writeString(folder.resolve("other.stp"), "probe begin { println(usecs_to_string(5)) }\n");
		Opened script = client.open("references.stp", "probe begin { println(usecs_to_string(1), usecs_to_string(2)) }\n");
		List<? extends Location> found = get(texts().references(new ReferenceParams(script.id(), script.at("usecs_to"), new ReferenceContext(false))));
		assertEquals("other.stp 22, references.stp 22, references.stp 42",
				found.stream().map(place -> place.getUri().replaceAll(".*/", "") + " " + place.getRange().getStart().getCharacter()).sorted().collect(Collectors.joining(", ")));
	}

	@Test
	void highlights() throws Exception {
		Opened script = client.open("highlights.stp", SCRIPT);
		assertEquals("0 Write, 8 Write, 13 Read, 14 Read", get(texts().documentHighlight(new DocumentHighlightParams(script.id(), script.at("calls")))).stream()
				.map(place -> place.getRange().getStart().getLine() + " " + place.getKind()).collect(Collectors.joining(", ")));
	}

	@Test
	void rename() throws Exception {
		Opened script = client.open("rename.stp", SCRIPT);
		Position place = script.at("place(filename");
		assertEquals("place", get(texts().prepareRename(new PrepareRenameParams(script.id(), place))).getSecond().getPlaceholder());
		WorkspaceEdit edit = get(texts().rename(new RenameParams(script.id(), place, "spot")));
		assertEquals(SCRIPT.replace("place", "spot"), EditorClient.apply(script.text(), edit.getChanges().get(script.uri())));
		assertRefused("2nd", () -> get(texts().rename(new RenameParams(script.id(), place, "2nd"))));
		assertRefused("strlen", () -> get(texts().rename(new RenameParams(script.id(), place, "strlen"))));
		assertRefused("thread_indent", () -> get(texts().prepareRename(new PrepareRenameParams(script.id(), script.at("thread_indent")))));
	}

	private static void assertRefused(String reason, org.junit.jupiter.api.function.Executable question) {
		ExecutionException refusal = assertThrows(ExecutionException.class, question);
		ResponseErrorException error = (ResponseErrorException) refusal.getCause();
		assertTrue(error.getResponseError().getMessage().contains(reason), error.getResponseError().getMessage());
	}

	@Test
	void callHierarchy() throws Exception {
		Opened script = client.open("hierarchy.stp", "function inner() { return 1 }\nfunction outer() { return inner() + inner() }\nprobe begin { println(outer()) }\n");
		CallHierarchyItem outer = get(texts().prepareCallHierarchy(new CallHierarchyPrepareParams(script.id(), script.at("outer()) }")))).get(0);
		assertEquals("outer", outer.getName());
		List<CallHierarchyOutgoingCall> callees = get(texts().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(outer)));
		assertEquals("inner 2", callees.stream().map(call -> call.getTo().getName() + " " + call.getFromRanges().size()).collect(Collectors.joining()));
		List<CallHierarchyIncomingCall> callers = get(texts().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(callees.get(0).getTo())));
		assertEquals("outer 2", callers.stream().map(call -> call.getFrom().getName() + " " + call.getFromRanges().size()).collect(Collectors.joining()));
		CallHierarchyItem begin = get(texts().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(outer))).get(0).getFrom();
		assertEquals("begin Event", begin.getName() + " " + begin.getKind());
	}

	@Test
	void formatting() throws Exception {
		Opened script = client.open("format.stp", "probe   begin{\na=1\n      println( a )\n}\n");
		FormattingOptions spaces = new FormattingOptions(2, true);
		assertEquals("probe begin {\n  a = 1\n  println(a)\n}\n",
				EditorClient.apply(script.text(), get(texts().formatting(new DocumentFormattingParams(script.id(), spaces)))));
		Range line = new Range(new Position(1, 0), new Position(1, 3));
		assertEquals("probe   begin{\n\ta = 1\n      println( a )\n}\n", EditorClient.apply(script.text(),
				get(texts().rangeFormatting(new DocumentRangeFormattingParams(script.id(), new FormattingOptions(4, false), line)))));
	}

	@Test
	void lenses() throws Exception {
		Opened script = client.open("lenses.stp", SCRIPT);
		assertEquals("2 called from 1 place, 6 calls 2 functions, 11 calls 0 functions", get(texts().codeLens(new CodeLensParams(script.id()))).stream()
				.map(lens -> lens.getRange().getStart().getLine() + " " + lens.getCommand().getTitle()).collect(Collectors.joining(", ")));
	}
}
