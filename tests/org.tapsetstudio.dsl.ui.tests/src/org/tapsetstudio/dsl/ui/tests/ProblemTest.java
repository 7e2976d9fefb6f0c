package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

class ProblemTest {

	@Test
	void aSyntaxErrorIsMarkedWhileTypingAndVanishesWithItsCause() {
		try (ScriptEditor script = ScriptEditor.open("syntax.stp", "probe begin\n{\n\tprint(1)\n}\n")) {
			assertEquals(List.of(), script.problems());
			script.caretBehind("print(1)");
			Keyboard.type(" if");
			waitUntil(() -> script.problems().equals(List.of("4 error <}>")), () -> "the problem of the missing condition, there is " + script.problems() + " in " + script.text());
			ScriptEditor.picture("problem-syntax");
			for (int i = 0; i < 3; i++) {
				Keyboard.press(0, SWT.BS);
			}
			waitUntil(() -> script.problems().isEmpty(), () -> "no problem markers; the text is " + script.text() + " with " + script.problems());
			assertEquals("probe begin\n{\n\tprint(1)\n}\n", script.text());
		}
	}

	@Test
	void aTypeErrorIsMarkedWithItsExactPlace() {
		try (ScriptEditor script = ScriptEditor.open("types.stp", "global calls\nprobe begin\n{\n\tcalls[1] = 1\n}\nprobe end { println(calls[1]) }\n")) {
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems at first: " + script.problems());
			Ui.run(() -> script.document().replace(script.document().get().indexOf("calls[1] = 1") + 11, 1, "strlen(1)"));
			waitUntil(() -> script.problems().equals(List.of("4 error <1>")), () -> "a type error at the argument, there is " + script.problems());
			ScriptEditor.picture("problem-type");
			Ui.run(() -> script.document().replace(script.document().get().indexOf("strlen(1)"), 9, "2"));
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems: " + script.problems());
		}
	}

	/** Also where several problems have the same words. */
	@Test
	void problemsThatOnlyMoveKeepTheirMarkers() throws Exception {
		String line = "probe begin { println(thread_indnt(1)) }\n";
		try (ScriptEditor script = ScriptEditor.open("moved.stp", line.repeat(300))) {
			waitUntil(() -> script.problems().size() == 300, "the unknown function in each line");
			List<Long> before = identities(script);
			Ui.run(() -> script.document().replace(line.length(), 0, "# a comment\n"));
			waitUntil(() -> script.problems().contains("301 error <thread_indnt>") && !script.problems().contains("2 error <thread_indnt>"), () -> "the moved problems, there are " + script.problems());
			assertEquals(before, identities(script));
			Ui.run(() -> script.document().replace(0, line.length(), ""));
			waitUntil(() -> script.problems().size() == 299, "a problem less");
			assertTrue(before.containsAll(identities(script)));
		}
	}

	private static List<Long> identities(ScriptEditor script) throws CoreException {
		return Arrays.stream(script.file.findMarkers(ScriptEditor.PROBLEM, true, 0)).map(IMarker::getId).sorted().toList();
	}

	@Test
	void problemsOfTextThatWasNotSavedAreNotKept() {
		ScriptEditor script = ScriptEditor.open("closed.stp", "probe begin { exit() }\n");
		try {
			Ui.run(() -> script.document().replace(0, 5, "prob"));
			waitUntil(() -> !script.problems().isEmpty(), "a problem marker");
			Ui.run(() -> script.editor.getSite().getPage().closeEditor(script.editor, false));
			waitUntil(() -> script.file.findMarkers(ScriptEditor.PROBLEM, true, 0).length == 0, "markers to follow the saved text");
		} finally {
			script.close();
		}
	}

	@Test
	void control1OffersTheNameThatWasMeant() {
		try (ScriptEditor script = ScriptEditor.open("fix.stp", "probe begin\n{\n\tprintln(thread_indnt(1))\n}\n")) {
			waitUntil(() -> script.problems().equals(List.of("3 error <thread_indnt>")), () -> "the unknown function, there is " + script.problems());
			script.caretBehind("thread_in");
			Keyboard.press(SWT.CTRL, '1');
			waitUntil(() -> !Widgets.all(TableItem.class, item -> item.getText().equals("Change to \"thread_indent\"")).isEmpty(), "the fix in the list");
			ScriptEditor.picture("quick-fix");
			assertEquals(Map.of("3 error", true), script.bulbs());
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().contains("println(thread_indent(1))"), () -> "the right name in the text " + script.text());
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems: " + script.problems());
		}
	}

	@Test
	void control1DeclaresAMissingGlobal() {
		try (ScriptEditor script = ScriptEditor.open("declare.stp", "probe begin\n{\n\tcalls[1] = 2\n}\nprobe end { println(calls[1]) }\n")) {
			waitUntil(() -> !script.problems().isEmpty(), "the problem of the missing array");
			script.caretBehind("\tca");
			Keyboard.press(SWT.CTRL, '1');
			waitUntil(() -> !Widgets.all(TableItem.class, item -> item.getText().equals("Declare \"global calls\"")).isEmpty(), "the fix in the list");
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> script.text().startsWith("global calls\nprobe begin"), () -> "the declaration in the text " + script.text());
			waitUntil(() -> script.problems().isEmpty(), () -> "no problems: " + script.problems());
		}
	}

	/** A fix may be chosen while the check of the newest text is still going on. */
	@Test
	void aFixIsMadeInTheTextAsItIsNow() throws Exception {
		try (ScriptEditor script = ScriptEditor.open("late.stp", "probe begin { println(thread_indnt(1)) }\n")) {
			waitUntil(() -> script.file.findMarkers(ScriptEditor.PROBLEM, true, 0).length == 1, "the unknown function");
			IMarker marker = script.file.findMarkers(ScriptEditor.PROBLEM, true, 0)[0];
			Ui.run(() -> {
				IMarkerResolution fix = IDE.getMarkerHelpRegistry().getResolutions(marker)[0];
				script.document().replace(0, 0, "# a comment\n");
				fix.run(marker);
			});
			waitUntil(() -> script.text().equals("# a comment\nprobe begin { println(thread_indent(1)) }\n"), () -> "the right name in the text " + script.text());
		}
	}

	@Test
	void aMarkerOfAClosedScriptMendsItsFile() throws Exception {
		ScriptEditor script = ScriptEditor.open("stored.stp", "probe begin { println(7%(2)) }\n");
		try {
			Ui.run(() -> script.editor.getSite().getPage().closeEditor(script.editor, false));
			waitUntil(() -> script.file.findMarkers(ScriptEditor.PROBLEM, true, 0).length == 1, "the problem of the stored text");
			IMarker marker = script.file.findMarkers(ScriptEditor.PROBLEM, true, 0)[0];
			assertTrue(IDE.getMarkerHelpRegistry().hasResolutions(marker));
			IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(marker);
			assertEquals(List.of("Insert a blank between % and ("), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList());
			Ui.run(() -> fixes[0].run(marker));
			waitUntil(() -> script.file.readString().equals("probe begin { println(7% (2)) }\n"), () -> "the mended text in the file, it is " + Ui.ui(script.file::readString));
			waitUntil(() -> script.file.findMarkers(ScriptEditor.PROBLEM, true, 0).length == 0, "no problem in the mended file");
		} finally {
			script.close();
		}
	}

	@Test
	void control1WorksOutsideTheWorkspace(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("outside.stp"), "probe begin { println(strln(\"x\")) }\n");
		ITextEditor editor = Ui.ui(() -> (ITextEditor) IDE.openEditorOnFileStore(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), EFS.getLocalFileSystem().fromLocalFile(file.toFile())));
		try {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			waitUntil(() -> ScriptDocument.of(document) != null && ScriptDocument.of(document).latest() != null && !ScriptDocument.of(document).latest().problems().isEmpty(), "the unknown function");
			Ui.run(() -> editor.selectAndReveal(document.get().indexOf("strln") + 2, 0));
			Keyboard.focus(Ui.ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget()));
			Keyboard.press(SWT.CTRL, '1');
			waitUntil(() -> !Widgets.all(TableItem.class, item -> item.getText().equals("Change to \"strlen\"")).isEmpty(), "the fix in the list");
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> Ui.ui(document::get).contains("println(strlen("), () -> "the right name in the text " + Ui.ui(document::get));
		} finally {
			Ui.run(() -> editor.getSite().getPage().closeEditor(editor, false));
		}
	}
}
