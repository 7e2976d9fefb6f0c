package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.forms.editor.FormEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.editor.RecordingInput;
import org.tapsetstudio.ui.internal.editor.RecordingInputFactory;
import org.tapsetstudio.ui.internal.flame.FlameProbe;

/** The overview of a recording. */
class RecordingEditorTest {
	private static final String PAGE = "org.tapsetstudio.ui.editor.recording.";
	private Path recording;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		recording = Workspace.recording(Workspace.project("overview"), "walk", """
				process 100 /usr/bin/python3.11 "python3 walk.py"
				thread 100/100 main
				  10us > walk /src/walk.py:1
				  20us > step /src/walk.py:7
				  900us < step
				  950us lost 3
				  1000us < walk
				  1001us end
				""");
		Mouse.open(Views.explorerItem("overview", "walk.taprec"));
	}

	@Test
	void itTellsWhatWasTracedAndWhatWasLost() {
		var editor = editor();
		awaitText("python3 walk.py");
		awaitText("2");
		awaitText("3 events could not be stored. A larger buffer, fewer probes or the policy \"grow\" would help.");
		Views.screenshot("editor-summary");
		show(editor, "processes");
		var tree = Wait.waitFor(() -> Widgets.all(Tree.class, each -> each.getColumnCount() == 5).stream().findFirst().orElse(null), "the processes");
		Wait.waitUntil(() -> Views.rows(tree, 0).size() == 2, () -> "a process and its thread, not " + Views.rows(tree, 0));
		Views.screenshot("editor-processes");
		show(editor, "probes");
		awaitTable("python");
		show(editor, "findings");
		awaitTable("3 events");
		Themes.dark();
		var flames = FlameProbe.of(Views.flameGraph());
		Wait.waitUntil(flames::isPainted, "a dark flame graph");
		Ui.settle();
		Views.screenshot("editor-findings-dark");
		show(editor, "summary");
		Views.screenshot("editor-summary-dark");
		Themes.light();
	}

	@Test
	void notesAreKeptInTheRecording() {
		var editor = editor();
		awaitText("python3 walk.py");
		show(editor, "notes");
		var add = Widgets.await(Button.class, "Add...");
		Ui.run(() -> add.getDisplay().asyncExec(() -> Mouse.click(add)));
		answer("20 us - 900 us");
		answer("the slow step");
		awaitTable("the slow step");
		Views.screenshot("editor-notes");
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(shown -> shown.bookmarks().size() == 1).isPresent(), "the same bookmark in the timeline");
		Ui.run(() -> Views.page().closeAllEditors(false));
		Mouse.open(Views.explorerItem("overview", "walk.taprec"));
		show(editor(), "notes");
		awaitTable("the slow step");
	}

	@Test
	void aDamagedIndexIsMadeAnewWithoutAWord() throws Exception {
		var events = new StringBuilder("process 100 /usr/bin/python3.11 \"python3 many.py\"\nthread 100/100 main\n");
		for (int i = 1; i <= 600; i++) {
			events.append("  ").append(10 * i).append("us > step /src/many.py:7\n  ").append(10 * i + 9 - i % 3).append("us < step\n");
		}
		recording = Workspace.recording(Workspace.project("overview"), "many", events.toString());
		Mouse.open(Views.explorerItem("overview", "many.taprec"));
		awaitText("600");
		Wait.waitUntil(RecordingEditorTest::rulesHaveLooked, "findings");
		Ui.run(() -> Views.page().closeAllEditors(false));
		UiPlugin.recordings().close();
		var spans = spans();
		var bytes = Files.readAllBytes(spans);
		Arrays.fill(bytes, (byte) 0x55);
		Files.write(spans, bytes);
		Mouse.open(Views.explorerItem("overview", "many.taprec"));
		Wait.waitUntil(() -> !Files.exists(spans) && rulesHaveLooked(), "findings, after the index was made anew");
		awaitText("600");
		assertFalse(Arrays.equals(bytes, Files.readAllBytes(spans())));
		assertEquals(1, Widgets.all(Shell.class, Shell::isVisible).size(), "no dialog");
	}

	private static boolean rulesHaveLooked() {
		return UiPlugin.recordings().current().flatMap(RecordingSource::findings).isPresent();
	}

	private Path spans() throws IOException {
		try (Stream<Path> files = Files.list(recording.resolve("index"))) {
			return files.filter(file -> file.toString().endsWith(".spans")).findFirst().orElseThrow();
		}
	}

	@Test
	void theInputComesBackAfterARestart() {
		var memento = XMLMemento.createWriteRoot("input");
		new RecordingInput(recording).saveState(memento);
		assertEquals(new RecordingInput(recording), new RecordingInputFactory().createElement(memento));
	}

	private static FormEditor editor() {
		return assertInstanceOf(FormEditor.class, Wait.waitFor(() -> Views.page().getActiveEditor(), "the editor"));
	}

	private static void show(FormEditor editor, String page) {
		Ui.run(() -> editor.setActivePage(PAGE + page));
	}

	private static void answer(String words) {
		var shell = Wait.waitFor(() -> Widgets.all(Shell.class, each -> each.getText().equals("Note")).stream().findFirst().orElse(null), "the question");
		var field = Widgets.awaitBelow(shell, Text.class, text -> text.getEditable(), "the field");
		Ui.run(() -> field.setText(words));
		Mouse.click(Widgets.awaitBelow(shell, Button.class, button -> button.getText().equals("OK"), "OK"));
		Wait.waitUntil(shell::isDisposed, "the end of the question");
	}

	private static void awaitText(String words) {
		Wait.waitUntil(() -> !Widgets.all(Text.class, text -> text.getText().equals(words)).isEmpty(), "the text " + words);
	}

	private static void awaitTable(String words) {
		Wait.waitUntil(() -> Widgets.all(Table.class, table -> true).stream().anyMatch(table -> java.util.stream.Stream.of(table.getItems())
				.anyMatch(item -> item.getText(0).contains(words) || item.getText(1).contains(words))), "a table with " + words);
	}
}
