package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.flame.FlameProbe;

/** Every key of the flame graph, and what screen readers hear. */
class FlameKeysTest {
	/** More lanes than have room. */
	private static final int DEPTH = 70;
	private FlameProbe flames;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		var project = Workspace.project("keys");
		var source = Workspace.file(project, "stack.py", "def a(): pass\n".repeat(3)).getLocation();
		var text = new StringBuilder("process 100 /usr/bin/python3.11 \"python3 stack.py\"\nthread 100/100 main\n  10us > main " + source + ":1\n");
		text.append("  20us > left " + source + ":2\n  200us < left\n");
		for (int i = 0; i < DEPTH; i++) {
			text.append("  " + (210 + i) + "us > f" + i + " " + source + ":3\n");
		}
		for (int i = DEPTH - 1; i >= 0; i--) {
			text.append("  " + (700 - i) + "us < f" + i + "\n");
		}
		text.append("  710us > right " + source + ":2\n  800us < right\n  810us < main\n  811us end\n");
		Workspace.recording(project, "stack", text.toString());
		Mouse.open(Views.explorerItem("keys", "stack.taprec"));
		flames = FlameProbe.of(Views.flameGraph());
		Wait.waitUntil(flames::isExact, "the flame graph");
	}

	@Test
	void arrowsGoToCallersCalleesAndNeighbours() {
		press(SWT.ARROW_DOWN);
		awaitSelection("main");
		press(SWT.ARROW_DOWN);
		var first = flames.selection().lines().findFirst().orElse("");
		press(SWT.ARROW_RIGHT);
		Wait.waitUntil(() -> !flames.selection().startsWith(first + "\n"), () -> "another box, not " + flames.selection());
		press(SWT.ARROW_LEFT);
		awaitSelection(first);
		press(SWT.ARROW_UP);
		awaitSelection("main");
	}

	@Test
	void enterBackspaceHomeAndEscapeZoom() {
		press(SWT.ARROW_DOWN);
		press(SWT.ARROW_DOWN);
		for (int out : new int[] { SWT.BS, SWT.HOME, SWT.ESC }) {
			press(SWT.CR);
			Wait.waitUntil(() -> flames.isExact() && flames.width() < 1, () -> "one function only, not " + flames.width());
			press(out);
			if (out == SWT.BS) {
				Wait.waitUntil(() -> flames.width() > 0.99, () -> "its caller, not " + flames.width());
			} else {
				assertEquals(1, flames.width());
			}
			press(SWT.HOME);
		}
	}

	@Test
	void theMenuIsAboutTheBoxUnderThePointer() {
		var canvas = flames.canvas();
		var left = flames.box("left");
		Mouse.menu(canvas, left.x, left.y, "Zoom to Function");
		awaitSelection("left");
		Wait.waitUntil(() -> flames.isExact() && flames.width() < 0.3, () -> "one function only, not " + flames.width());
		Mouse.menu(canvas, left.x, left.y, "Show All");
		assertEquals(1, flames.width());
		Wait.waitUntil(flames::isExact, "all of it");
		Mouse.menu(canvas, left.x, left.y, "Open Source");
		var editor = Wait.waitFor(() -> Views.page().getActiveEditor() instanceof ITextEditor text ? text : null, "the source");
		Wait.waitUntil(() -> editor.getSelectionProvider().getSelection() instanceof ITextSelection line && line.getStartLine() == 1, "the second line");
	}

	@Test
	void lettersAndSignsZoomAndMove() {
		for (int in : new int[] { 'w', '+', '=', SWT.KEYPAD_ADD }) {
			press(in);
			assertTrue(flames.width() < 0.9, () -> "zoomed in by " + in);
			press(SWT.HOME);
		}
		for (int out : new int[] { 's', '-', SWT.KEYPAD_SUBTRACT }) {
			press('w');
			press('w');
			double before = flames.width();
			press(out);
			assertTrue(flames.width() > before, () -> "zoomed out by " + out);
			press(SWT.HOME);
		}
		press('w');
		double middle = flames.from();
		press('d');
		assertTrue(flames.from() > middle);
		press('a');
		press('a');
		assertTrue(flames.from() < middle);
	}

	@Test
	void pagesScroll() {
		press(SWT.PAGE_DOWN);
		Wait.waitUntil(() -> flames.scrolled() > 0, "what is below");
		press(SWT.PAGE_UP);
		assertEquals(0, flames.scrolled());
	}

	@Test
	void searchResultsAreVisitedForwardsAndBackwards() {
		var search = Ui.ui(() -> (Text) flames.canvas().getParent().getChildren()[0]);
		Ui.run(() -> search.setText("f6"));
		press('n');
		var first = flames.selection().lines().findFirst().orElse("");
		assertTrue(first.startsWith("f6"), first);
		press('n');
		assertTrue(flames.selection().startsWith("f6") && !flames.selection().startsWith(first + "\n"), flames.selection());
		press(SWT.SHIFT, 'n');
		awaitSelection(first);
		Ui.run(() -> search.setText(""));
	}

	@Test
	void f3OpensTheSource() {
		press(SWT.ARROW_DOWN);
		awaitSelection("main");
		press(SWT.F3);
		var editor = Wait.waitFor(() -> Views.page().getActiveEditor() instanceof ITextEditor text ? text : null, "the source");
		assertEquals("stack.py", Ui.ui(editor::getTitle));
	}

	@Test
	void screenReadersHearTheSelectionAndTheKeys() {
		press(SWT.ARROW_DOWN);
		awaitSelection("main");
		var heard = Accessibility.of(flames.canvas());
		assertTrue(heard.name().startsWith("main\n"), heard.name());
		assertTrue(heard.description().startsWith("Flame graph.") && heard.description().contains("Call Tree"), heard.description());
		for (var key : new String[] { "Arrow keys", "Enter", "Backspace", "Home", "Escape", "W, S, plus and minus", "A and D", "N ", "Shift+N", "Page Up", "Page Down", "F3" }) {
			assertTrue(heard.help().contains(key), () -> "no word of " + key + ": " + heard.help());
		}
	}

	private void press(int key) {
		press(0, key);
	}

	private void press(int modifiers, int key) {
		Ui.run(() -> {
			var event = new Event();
			event.keyCode = key;
			event.stateMask = modifiers;
			flames.canvas().notifyListeners(SWT.KeyDown, event);
		});
	}

	private void awaitSelection(String function) {
		Wait.waitUntil(() -> flames.selection().startsWith(function + "\n"), () -> "the selection " + function + ", not " + flames.selection());
	}
}
