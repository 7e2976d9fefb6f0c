package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

class TapsetsViewTest {
	private IWorkbenchPage page;
	private IViewPart view;
	private Text filter;
	private Tree tree;

	@BeforeEach
	void openView() {
		page = ui(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage());
		view = ui(() -> page.showView("org.tapsetstudio.dsl.ui.tapsets"));
		filter = waitFor(() -> Widgets.all(Text.class, text -> text.getMessage().startsWith("Type parts of a name or")).stream().findFirst().orElse(null), "the filter");
		tree = waitFor(() -> Widgets.all(Tree.class, candidate -> candidate.getItemCount() > 0 && candidate.getParent().getParent() == filter.getParent()).stream().findFirst().orElse(null),
				"the tree of tapsets");
	}

	@AfterEach
	void closeView() {
		Ui.run(() -> page.hideView(view));
	}

	@Test
	void theSelectedFunctionShowsItsDocumentationAndEnterOpensItsSource() {
		try (ScriptEditor script = ScriptEditor.open("source.stp", "probe begin { exit() }\n")) {
			select("thread_indent", "thread_indent");
			waitUntil(() -> !Widgets.all(Text.class, text -> (text.getStyle() & SWT.MULTI) != 0 && text.getText().startsWith("thread_indent(")).isEmpty(), "the documentation");
			ScriptEditor.picture("tapsets");
			Keyboard.focus(tree);
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> page.getActiveEditor() instanceof ITextEditor editor && editor != script.editor
					&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection && selection.getText().equals("thread_indent"), "the source of thread_indent");
		}
	}

	@Test
	void theInsertKeyUsesAFunctionAtTheCaretAndAnAliasAsAProbe() {
		try (ScriptEditor script = ScriptEditor.open("use.stp", "probe begin\n{\n\t\n}\n")) {
			script.caretBehind("{\n\t");
			select("execname", "execname");
			Keyboard.focus(tree);
			Keyboard.pressKey(0, SWT.INSERT);
			waitUntil(() -> script.text().equals("probe begin\n{\n\texecname()\n}\n"), () -> "a call at the caret, the text is " + script.text());
			select("python.function.entry", "python.function.entry");
			Keyboard.focus(tree);
			Keyboard.pressKey(0, SWT.INSERT);
			waitUntil(() -> script.text().startsWith("probe begin\n{\n\texecname()\n}\n\nprobe python.function.entry\n{\n"), () -> "a probe behind the first, the text is " + script.text() + ", in front is " + page.getActiveEditor().getTitle() + ", the focus is on " + Display.getCurrent().getFocusControl());
		}
	}

	@Test
	void foldersOfThePreferencesComeAndGoAndTheSelectionStays(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("shop.stp"), "# Sells.\nfunction thread_indent_shop(n) { return n }\nfunction spare(n) { return n }\n");
		select("thread_indent", "thread_indent");
		try {
			folders(folder.toString());
			TreeItem file = waitFor(() -> Widgets.treeItem(tree, "shop"::equals), "the tapset of the folder");
			assertEquals("thread_indent", ui(() -> tree.getSelection()[0].getText().replaceFirst("\\(.*", "")));
			assertTrue(ui(() -> tree.getSelection()[0].getParentItem().getExpanded() && !file.getExpanded()), "what was open is open");
		} finally {
			folders("");
		}
		waitUntil(() -> ui(() -> Widgets.treeItem(tree, "shop"::equals) == null), "the tapset to be gone with its folder");
	}

	private static void folders(String folders) {
		Ui.run(() -> InstanceScope.INSTANCE.getNode("org.tapsetstudio.dsl.ui").put("tapsetFolders", folders));
	}

	private void select(String words, String name) {
		Ui.run(() -> {
			page.activate(view);
			filter.setText(words);
		});
		TreeItem item = waitFor(() -> Widgets.treeItem(tree, text -> text.equals(name) || text.startsWith(name + "(")), name + " in the tree");
		Ui.run(() -> {
			tree.setSelection(item);
			var event = new org.eclipse.swt.widgets.Event();
			event.item = item;
			tree.notifyListeners(SWT.Selection, event);
		});
	}
}
