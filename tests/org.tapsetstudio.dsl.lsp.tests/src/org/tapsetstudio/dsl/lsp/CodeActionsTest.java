package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tapsetstudio.dsl.lsp.EditorClient.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.dsl.lsp.EditorClient.Opened;

/** Quick fixes, as a client asks for it at the caret: its title, the problem that it names, and the text that the client has when it has made the edits. */
class CodeActionsTest {
	private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";

	@TempDir
	static Path folder;
	private static EditorClient client;
	private static int scripts;

	@BeforeAll
	static void start() throws Exception {
		client = new EditorClient(folder.toRealPath());
	}

	@AfterAll
	static void stop() throws Exception {
		try {
			assertEquals(0, client.leave());
			assertEquals("", client.process.errors());
		} finally {
			client.close();
		}
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(delimiter = '|', textBlock = """
			unknown-function | Change to "execname"                      | probe begin { println(‸execnam()) }                     | probe begin { println(execname()) }
			unknown-function | Create the function "halve"               | probe begin { println(‸halve(4)) }                      | function halve(value1)~{~\treturn 0~}~~probe begin { println(halve(4)) }
			unknown-array    | Declare "global a"                        | probe begin { ‸a[1] = 2 }                               | global a~probe begin { a[1] = 2 }
			never-assigned   | Declare "global total"                    | probe begin { println(‸total) }~probe end { total = 1 } | global total~probe begin { println(total) }~probe end { total = 1 }
			syntax           | Insert a blank between % and (            | probe begin { b = 3; println(7%(‸b)) }                  | probe begin { b = 3; println(7% (b)) }
			unused-global    | Remove the global "b"                     | global a, ‸b~probe begin { a++; println(a) }            | global a~probe begin { a++; println(a) }
			unused-function  | Remove the function "f"                   | function ‸f() { return 1 }~probe begin { exit() }       | probe begin { exit() }
			never-read       | Remove "x", which nobody reads            | probe begin { ‸x = 5; println(1) }                      | probe begin { println(1) }
			continued-line   | End the statement with a semicolon        | probe begin { x = 1~y = x~‸++x~println(x, y) }          | probe begin { x = 1~y = x;~++x~println(x, y) }
			""")
	void fixes(String code, String title, String marked, String expected) throws Exception {
		assertFixed(code, title, lines(marked), lines(expected));
	}

	private static String lines(String text) {
		return text.replace('~', '\n');
	}

	@Test
	void anUnknownMarkerGetsTheNearestNameAndAnArgumentThatItLacksTheLastOne() throws Exception {
		assumeTrue(Files.exists(Path.of(LIBRARY)), LIBRARY + " is not there: install the package libstdc++6 for this test");
		String marked = "probe process(\"" + LIBRARY + "\").mark(\"‸cathc\") { exit() }";
		Diagnostic problem = assertFixed("probe-point", "Change to \"catch\"", marked, marked.replace("‸cathc", "catch"));
		assertTrue(problem.getMessage().getLeft().contains(LIBRARY) && problem.getMessage().getLeft().contains("cathc"), problem::toString);
		String argument = "probe process(\"" + LIBRARY + "\").mark(\"catch\") { println(‸$arg9) }";
		assertFixed("target-variable", "Change to \"$arg2\", the last argument", argument, argument.replace("‸$arg9", "$arg2"));
		assertFixed("target-variable", "Use 0 where the marker has no such argument", argument, argument.replace("‸$arg9", "(@defined($arg9) ? $arg9 : 0)"));
	}

	private static Diagnostic assertFixed(String code, String title, String marked, String expected) throws Exception {
		Opened script = client.open("fix" + scripts++ + ".stp", marked);
		CodeActionParams here = new CodeActionParams(script.id(), new Range(script.caret(), script.caret()), new CodeActionContext(List.of()));
		List<CodeAction> actions = get(client.server.getTextDocumentService().codeAction(here)).stream().map(action -> action.getRight()).toList();
		CodeAction fix = actions.stream().filter(action -> action.getTitle().equals(title)).findFirst().orElseThrow(() -> new AssertionError(title + " is not among " + actions));
		assertEquals(CodeActionKind.QuickFix, fix.getKind());
		assertEquals(expected, EditorClient.apply(script.text(), fix.getEdit().getChanges().get(script.uri())));
		Diagnostic problem = fix.getDiagnostics().get(0);
		assertEquals(code, problem.getCode().getLeft());
		return problem;
	}
}
