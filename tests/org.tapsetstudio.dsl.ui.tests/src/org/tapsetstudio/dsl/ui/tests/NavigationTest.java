package org.tapsetstudio.dsl.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitFor;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Pointer;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Widgets;

/** Links, hovers, marked occurrences, outlines. */
class NavigationTest {
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

	@Test
	void f3GoesToADeclarationInTheScript() {
		try (ScriptEditor script = ScriptEditor.open("f3.stp", SCRIPT)) {
			script.caretBehind("calls[pla");
			Keyboard.pressKey(0, SWT.F3);
			waitUntil(() -> selection(script.editor).getOffset() == SCRIPT.indexOf("place:string"), () -> "the caret at the function, it is at " + selection(script.editor).getOffset());
			assertEquals("place", ui(() -> selection(script.editor).getText()));
		}
	}

	@Test
	void f3OpensTheTapsetThatDeclaresAFunction() {
		try (ScriptEditor script = ScriptEditor.open("tapset.stp", SCRIPT)) {
			script.caretBehind("thread_ind");
			Keyboard.pressKey(0, SWT.F3);
			ITextEditor tapset = waitFor(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor() instanceof ITextEditor editor
					&& editor != script.editor ? editor : null, "the editor of the tapset");
			waitUntil(() -> selection(tapset).getText().equals("thread_indent"), () -> "the function to be selected, it is <" + selection(tapset).getText() + ">");
			Keyboard.type("x");
			waitUntil(() -> !Widgets.all(CLabel.class, label -> label.getText().startsWith("This tapset comes with the product and cannot be changed.")).isEmpty(), "the status line to say why nothing was written");
			ScriptEditor.picture("tapset");
		}
	}

	@Test
	void controlClickFollowsALink() {
		try (ScriptEditor script = ScriptEditor.open("click.stp", SCRIPT)) {
			script.caretBehind("probe end");
			Point place = place(script, "calls[where]");
			Pointer.controlClick(script.widget(), place.x, place.y);
			waitUntil(() -> selection(script.editor).getOffset() == SCRIPT.indexOf("calls"), () -> "the caret at the global, it is at " + selection(script.editor).getOffset());
		}
	}

	@Test
	void theHoverShowsSignatureAndDocumentation() {
		try (ScriptEditor script = ScriptEditor.open("hover.stp", SCRIPT)) {
			script.caretBehind("probe end");
			String text = hover(script, "place(filename");
			assertEquals("function place(file:string, line:long):string\n\nSays where a call was made.", text);
			ScriptEditor.picture("hover");
		}
	}

	@Test
	void f2ShowsWhatTheHoverShows() {
		try (ScriptEditor script = ScriptEditor.open("f2.stp", SCRIPT)) {
			script.caretBehind("foreach (where in cal");
			waitUntil(() -> script.editor.getSite().getPart() == PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActivePart(), "the active editor");
			// what takes long to find is shown when one asks again
			Keyboard.pressKeyUntil(0, SWT.F2, () -> hoverText(script, "global calls") != null, () -> "the description of the global");
			Keyboard.press(0, SWT.ESC);
		}
	}

	@Test
	void theHoverShowsTheValueOfAMacroAndTheArgumentsOfAMarker() {
		String text = "@define twice(a) %( (@a + @a) %)\nprobe process.provider(\"python\").mark(\"function__entry\")\n{\n\tprintln(@twice($arg3))\n}\n";
		try (ScriptEditor script = ScriptEditor.open("values.stp", text)) {
			script.caretBehind("probe");
			assertEquals("@define twice(a) %( (@a + @a) %)\n\nHere: ($arg3 + $arg3)", hoverOver(script, text.indexOf("@twice") + 1, "@define"));
			script.caretBehind("probe");
			assertEquals("$arg3: lineno\n\nArgument 3 of python:function__entry.", hoverOver(script, text.indexOf("$arg3") + 1, "$arg3: "));
			ScriptEditor.picture("hover-argument");
		}
	}

	@Test
	void theStatusLineNamesTheDeclarationAroundTheCaret() {
		try (ScriptEditor script = ScriptEditor.open("enclosing.stp", SCRIPT)) {
			script.caretBehind("return spri");
			waitUntil(() -> isEnclosing("place(file:string, line:long):string"), "the function in the status line");
			script.caretBehind("foreach (wh");
			waitUntil(() -> isEnclosing("end"), "the probe in the status line");
			ScriptEditor.picture("enclosing");
		}
	}

	private static boolean isEnclosing(String name) {
		return !Widgets.all(CLabel.class, label -> label.isVisible() && label.getText().replace(" (", "(").equals(name)).isEmpty();
	}

	@Test
	void occurrencesOfTheNameAtTheCaretAreMarked() {
		try (ScriptEditor script = ScriptEditor.open("occurrences.stp", SCRIPT)) {
			script.caretBehind("global cal");
			List<String> wanted = List.of("1 calls", "9 calls", "14 calls", "15 calls");
			waitUntil(() -> script.annotations("org.eclipse.ui.genericeditor.text").equals(wanted), () -> "marks at " + wanted + ", they are " + script.annotations("org.eclipse.ui.genericeditor.text"));
			ScriptEditor.picture("occurrences");
			script.caretBehind("place(fi");
			List<String> other = List.of("9 filename");
			waitUntil(() -> script.annotations("org.eclipse.ui.genericeditor.text").equals(other), () -> "marks at " + other + ", they are " + script.annotations("org.eclipse.ui.genericeditor.text"));
		}
	}

	@Test
	void controlOOffersTheDeclarationsAndGoesToTheChosenOne() {
		try (ScriptEditor script = ScriptEditor.open("quick.stp", SCRIPT)) {
			script.caretBehind("probe end");
			Keyboard.press(SWT.CTRL, 'o');
			Tree tree = waitFor(() -> quickOutline(script), "the quick outline");
			waitUntil(() -> texts(tree).equals(List.of("calls long[string]", "place(file:string, line:long):string", "python.function.entry", "end")), () -> "all declarations, there are " + texts(tree));
			ScriptEditor.picture("quick-outline");
			Keyboard.type("pl");
			waitUntil(() -> texts(tree).equals(List.of("place(file:string, line:long):string")), () -> "the function alone, there are " + texts(tree));
			Keyboard.press(0, SWT.CR);
			waitUntil(() -> selection(script.editor).getText().equals("place"), () -> "the function to be selected, it is <" + selection(script.editor).getText() + ">");
		}
	}

	@Test
	void theOutlineViewFollowsTheTextAndTheEditorFollowsTheOutline() {
		IWorkbenchPage page = ui(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage());
		try (ScriptEditor script = ScriptEditor.open("outline.stp", SCRIPT)) {
			var view = ui(() -> page.showView(IPageLayout.ID_OUTLINE));
			Ui.run(() -> page.activate(script.editor));
			Tree tree = waitFor(() -> outline(view.getSite().getShell()), "the tree of the outline");
			Ui.run(() -> script.document().replace(0, 0, "global more\n"));
			waitUntil(() -> texts(tree).contains("more"), () -> "the new global in the outline, there are " + texts(tree));
			ScriptEditor.picture("outline");
			Keyboard.focus(tree);
			Keyboard.pressKey(0, SWT.END);
			waitUntil(() -> selection(script.editor).getText().equals("end"), () -> "the last probe to be selected, it is <" + selection(script.editor).getText() + ">");
			Ui.run(() -> page.hideView(view));
		}
	}

	private static Tree outline(Control window) {
		List<Tree> trees = Widgets.all(Tree.class, tree -> texts(tree).contains("python.function.entry"));
		return trees.isEmpty() ? null : trees.get(0);
	}

	private static Tree quickOutline(ScriptEditor script) {
		List<Tree> trees = Widgets.all(Tree.class, tree -> tree.getShell() != script.editor.getSite().getShell() && tree.getItemCount() > 0);
		return trees.isEmpty() ? null : trees.get(0);
	}

	private static List<String> texts(Tree tree) {
		return tree.isDisposed() ? List.of() : Arrays.stream(tree.getItems()).map(TreeItem::getText).map(text -> text.replaceFirst("^(\\w+) \\(", "$1(")).toList();
	}

	/** Shows the hover over a piece of the text. */
	private static String hover(ScriptEditor script, String piece) {
		return hoverOver(script, SCRIPT.indexOf(piece) + 1, piece.substring(0, 5));
	}

	private static String hoverOver(ScriptEditor script, int offset, String part) {
		Point place = placeOf(script, offset);
		Pointer.move(script.widget(), place.x, place.y);
		return waitFor(() -> hoverText(script, part), "the hover with " + part);
	}

	private static String hoverText(ScriptEditor script, String part) {
		List<StyledText> texts = Widgets.all(StyledText.class, text -> text.getShell() != script.editor.getSite().getShell() && text.getText().contains(part));
		return texts.isEmpty() ? null : texts.get(0).getText();
	}

	/** The middle of the second character of a piece of the text. */
	private static Point place(ScriptEditor script, String piece) {
		return placeOf(script, SCRIPT.indexOf(piece) + 1);
	}

	private static Point placeOf(ScriptEditor script, int offset) {
		return ui(() -> {
			StyledText widget = script.widget();
			var bounds = widget.getTextBounds(offset, offset);
			return new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
		});
	}

	private static ITextSelection selection(ITextEditor editor) {
		return (ITextSelection) editor.getSelectionProvider().getSelection();
	}
}
