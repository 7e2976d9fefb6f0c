package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tapsetstudio.dsl.ui.completion.ScriptContentAssistProcessor;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.hover.ScriptHover;
import org.tapsetstudio.robot.Ui;

/** Files that nobody would write, opened and edited in the editor: it goes on, and nothing is logged as an error. */
class HostileDocumentTest {
	private static final String SCRIPT = "global calls\nfunction f(n) { return n + 1 }\nprobe begin\n{\n\tcalls[f(1)]++\n}\nprobe end { println(calls[1]) }\n";

	private static final Map<String, byte[]> FILES = Map.of( //
			"bytes that are no text", bytes(5_000), //
			"bytes that are not UTF-8 in a comment and a string", "# caf\u00e9\nprobe begin { println(\"\u00fc\") }\n".getBytes(StandardCharsets.ISO_8859_1), //
			"ends of lines of all kinds", utf8(SCRIPT.replace("\n", "\r\n") + "# mac\r# unix\n\tprobe\tend\r\n{\t}\r"), //
			"1,000 lines", utf8(SCRIPT + "probe timer.s(5) { calls[f(2)] = f(3) } # \u2620\n".repeat(1_000)), //
			"conditionals through everything", utf8("%( 1 == 2 %? probe begin { %: probe end {\n %) @define m(a) %( @a %( 1 == 1 %? println(@a) %: @m(@m( %) %)\n @m(1) @m( }"), //
			"one long line", utf8("probe begin { x = " + "1 + ".repeat(5_000) + "1"), //
			"nothing is closed", utf8("/* probe begin { println(\"a\nprobe end { if (x[1, f(2 { %( 1 %? \" @define a %( \ud83d\ude00"), //
			"nothing", new byte[0]);

	@TestFactory
	List<DynamicTest> theEditorGoesOn() {
		return FILES.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(file -> DynamicTest.dynamicTest(file.getKey(), () -> edit(file.getValue()))).toList();
	}

	private static void edit(byte[] content) {
		List<String> errors = new CopyOnWriteArrayList<>();
		ILogListener listener = (status, plugin) -> {
			if (status.getSeverity() == IStatus.ERROR) {
				errors.add(plugin + ": " + status.getMessage() + " " + status.getException());
			}
		};
		Platform.addLogListener(listener);
		try (ScriptEditor script = ScriptEditor.open("hostile.stp", content)) {
			Ui.run(() -> script.editor.getSite().getPage().showView(IPageLayout.ID_OUTLINE));
			String text = script.text();
			ask(script, 0);
			ask(script, text.length() / 2);
			ask(script, text.length());
			String more = "\r\nprobe end { pri \u2620\n";
			Ui.run(() -> script.document().replace(text.length() / 2, 0, more));
			ask(script, text.length() / 2 + 16);
			for (String command : List.of("org.tapsetstudio.dsl.ui.format", "org.tapsetstudio.dsl.ui.toggleComment")) {
				Ui.run(() -> {
					script.editor.getSite().getPage().activate(script.editor);
					script.editor.selectAndReveal(0, script.document().getLength());
					PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
				});
			}
			Ui.run(() -> script.document().set(SCRIPT));
			ScriptDocument document = ScriptDocument.of(script.document());
			waitUntil(() -> document.latest().text().equals(SCRIPT) && script.problems().isEmpty(), () -> "the model of the last text, problems are " + script.problems());
			waitUntil(() -> !script.styleOf("global").equals("plain"), () -> "a keyword in color, it is " + script.styleOf("global"));
		} finally {
			Platform.removeLogListener(listener);
		}
		assertEquals(List.of(), errors);
	}

	/** What keys and the pointer ask for at a place. */
	private static void ask(ScriptEditor script, int offset) {
		ITextViewer viewer = ui(() -> script.editor.getAdapter(ITextViewer.class));
		Ui.run(() -> script.editor.selectAndReveal(Math.min(offset, script.document().getLength()), 0));
		new ScriptContentAssistProcessor().computeCompletionProposals(viewer, offset);
		new ScriptContentAssistProcessor().computeContextInformation(viewer, offset);
		var region = ui(() -> new ScriptHover().getHoverRegion(viewer, offset));
		new ScriptHover().getHoverInfo(viewer, region == null ? new Region(offset, 0) : region);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		new Random(7).nextBytes(bytes);
		return bytes;
	}
}
