package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Ctrl+Alt+H and the view that it opens. */
class CallHierarchyTest {
	private static final String SCRIPT = "function inner() { return pid() }\nfunction outer() { return inner() + inner() }\nprobe begin\n{\n\tprintln(outer())\n}\n";

	@Test
	void callersOfAFunctionLevelByLevel() {
		try (ScriptEditor script = ScriptEditor.open("callers.stp", SCRIPT)) {
			try {
				script.caretBehind("function inn");
				Keyboard.press(SWT.CTRL | SWT.ALT, 'h');
				Tree tree = waitFor(() -> tree("inner - callers.stp"), "the function in the view");
				waitUntil(() -> texts(tree.getItem(0)).equals(List.of("outer (2) - callers.stp")), () -> "its caller, there is " + texts(tree.getItem(0)));
				Ui.run(() -> tree.setSelection(tree.getItem(0).getItem(0)));
				Keyboard.focus(tree);
				Keyboard.type("+");
				waitUntil(() -> texts(tree.getItem(0).getItem(0)).equals(List.of("probe begin - callers.stp")), () -> "the caller's caller, there is " + texts(tree.getItem(0).getItem(0)));
				ScriptEditor.picture("call-hierarchy");
				Keyboard.press(0, SWT.CR);
				waitUntil(() -> ((ITextSelection) script.editor.getSelectionProvider().getSelection()).getOffset() == SCRIPT.indexOf("inner() + inner()"), "the first call to be selected");
			} finally {
				hide();
			}
		}
	}

	@Test
	void whatAProbeCalls() {
		try (ScriptEditor script = ScriptEditor.open("callees.stp", SCRIPT)) {
			try {
				script.caretBehind("probe beg");
				Keyboard.press(SWT.CTRL | SWT.ALT, 'h');
				Tree tree = waitFor(() -> tree("probe begin - callees.stp"), "the probe in the view");
				waitUntil(() -> texts(tree.getItem(0)).equals(List.of("outer - callees.stp")), () -> "what it calls, there is " + texts(tree.getItem(0)));
			} finally {
				hide();
			}
		}
	}

	private static void hide() {
		Ui.run(() -> {
			IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
			page.hideView(page.findView("org.tapsetstudio.dsl.ui.callHierarchy"));
		});
	}

	private static Tree tree(String root) {
		List<Tree> trees = Widgets.all(Tree.class, tree -> tree.getItemCount() == 1 && tree.getItem(0).getText().equals(root));
		return trees.isEmpty() ? null : trees.get(0);
	}

	private static List<String> texts(TreeItem item) {
		return ui(() -> {
			List<String> texts = new ArrayList<>();
			for (TreeItem child : item.getItems()) {
				texts.add(child.getText());
			}
			return texts;
		});
	}
}
