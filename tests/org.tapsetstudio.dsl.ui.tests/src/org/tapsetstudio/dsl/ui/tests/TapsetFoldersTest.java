package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Tapsets of the user's own, in folders that the preferences name: one of the workspace, one outside. */
class TapsetFoldersTest {
	private static final String PAGE = "org.tapsetstudio.dsl.ui.tapsetFolders";
	private static final String SHOP = "function sell(n) { return n + 1 }\n";
	private static final String USE = "probe begin { println(sell(1)) }\n";

	@TempDir
	private Path outside;
	private Path shop;

	@BeforeEach
	void write() throws IOException {
		shop = Files.writeString(outside.toRealPath().resolve("shop.stp"), SHOP);
	}

	@AfterEach
	void forget() {
		set("");
	}

	private static void set(String folders) {
		Ui.run(() -> InstanceScope.INSTANCE.getNode("org.tapsetstudio.dsl.ui").put("tapsetFolders", folders));
	}

	@Test
	void scriptsAreCheckedWithTheFoldersAsTheyAre() throws IOException {
		try (ScriptEditor script = ScriptEditor.open("use.stp", "probe begin { println(sell(1), buy(1)) }\n")) {
			waitUntil(() -> script.problems().size() == 2, () -> "two unknown functions: " + script.problems());
			set(outside.toRealPath().toString());
			waitUntil(() -> script.problems().equals(List.of("1 error <buy>")), () -> "one unknown function: " + script.problems());
			set(outside.toRealPath() + File.pathSeparator + script.file.getParent().getLocation().toOSString());
			IFile more = create(script, "more.stp", "function buy(n) { return sell(n) }\n");
			try {
				waitUntil(() -> script.problems().isEmpty(), () -> "the tapset of the workspace to be noticed: " + script.problems());
				Ui.run(() -> more.setContents("function bought(n) { return sell(n) }\n".getBytes(StandardCharsets.UTF_8), true, false, null));
				waitUntil(() -> script.problems().equals(List.of("1 error <buy>")), () -> "the changed tapset to be noticed: " + script.problems());
			} finally {
				Ui.run(() -> more.delete(true, null));
			}
		}
	}

	@Test
	void f3OpensATapsetForEditing() {
		set(outside.toString());
		try (ScriptEditor script = ScriptEditor.open("open.stp", USE)) {
			waitUntil(() -> script.problems().isEmpty(), () -> "the tapset to be known: " + script.problems());
			script.caretBehind("println(se");
			Keyboard.pressKey(0, SWT.F3);
			ITextEditor editor = waitFor(() -> ui(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor() instanceof ITextEditor active
					&& active.getEditorInput().getName().equals("shop.stp") ? active : null), "the tapset in an editor");
			assertEquals("sell", ui(() -> ((ITextSelection) editor.getSelectionProvider().getSelection()).getText()));
			assertTrue(ui(editor::isEditable));
		}
	}

	@Test
	void aRenamingChangesTheTapsetAnUnsavedEditorAndAClosedFile() throws IOException {
		set(outside.toRealPath().toString());
		try (ScriptEditor script = ScriptEditor.open("rename-here.stp", USE)) {
			IFile closed = create(script, "closed.stp", "probe end { println(sell(2)) }\n");
			IFile dirty = create(script, "dirty.stp", "probe end { }\n");
			try {
				ITextEditor unsaved = ui(() -> (ITextEditor) IDE.openEditor(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), dirty));
				Ui.run(() -> unsaved.getDocumentProvider().getDocument(unsaved.getEditorInput()).set("probe end { println(sell(3)) }\n"));
				script.caretBehind("println(se");
				Keyboard.press(SWT.ALT | SWT.SHIFT, 'r');
				Shell dialog = Widgets.await(Shell.class, "Rename");
				Text name = Widgets.awaitBelow(dialog, Text.class, text -> text.getText().equals("sell"), "the old name in the dialog");
				Keyboard.focus(name);
				Keyboard.press(SWT.CTRL, 'a');
				Keyboard.type("vend");
				Keyboard.press(0, SWT.CR);
				Label question = waitFor(() -> Widgets.all(Label.class, label -> label.getText().contains("closed.stp")).stream().findFirst().orElse(null), "the other files to be named");
				assertTrue(ui(question::getText).contains("used in 3 other files") && ui(question::getText).contains(shop.toString()), () -> ui(question::getText));
				ScriptEditor.picture("rename-files");
				Keyboard.focus(Widgets.awaitBelow(ui(question::getShell), Button.class, button -> button.getText().equals("OK"), "the button OK"));
				Keyboard.press(0, SWT.CR);
				waitUntil(() -> script.text().equals(USE.replace("sell", "vend")), () -> "the new name here: " + script.text());
				waitUntil(() -> Files.readString(shop).equals(SHOP.replace("sell", "vend")), "the new name in the tapset");
				waitUntil(() -> closed.readString().equals("probe end { println(vend(2)) }\n"), "the new name in the closed file");
				waitUntil(() -> ui(() -> unsaved.getDocumentProvider().getDocument(unsaved.getEditorInput()).get()).equals("probe end { println(vend(3)) }\n"), "the new name in the unsaved editor");
				assertTrue(ui(unsaved::isDirty));
				waitUntil(() -> script.problems().isEmpty(), () -> "no problems: " + script.problems());
			} finally {
				Ui.run(() -> {
					PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
					closed.delete(true, null);
					dirty.delete(true, null);
				});
			}
		}
	}

	@Test
	void thePreferencePageListsTheFolders() {
		set(outside.toString());
		PreferenceDialog dialog = ui(() -> {
			PreferenceDialog created = PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), PAGE, new String[] { PAGE }, null);
			created.setBlockOnOpen(false);
			created.open();
			return created;
		});
		try {
			waitUntil(() -> !Widgets.all(org.eclipse.swt.widgets.List.class, list -> List.of(list.getItems()).equals(List.of(outside.toString()))).isEmpty(), "the folder in the list");
			ScriptEditor.picture("tapset-folders");
		} finally {
			Ui.run(dialog::close);
		}
	}

	private static IFile create(ScriptEditor script, String name, String text) {
		return ui(() -> {
			IFile file = script.file.getParent().getFile(IPath.fromOSString(name));
			file.create(text.getBytes(StandardCharsets.UTF_8), true, false, null);
			return file;
		});
	}
}
