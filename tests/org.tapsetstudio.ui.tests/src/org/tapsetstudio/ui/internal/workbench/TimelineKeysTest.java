package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/** Every key of the timeline, and what screen readers hear. */
class TimelineKeysTest {
	/** More lanes than have room. */
	private static final int DEPTH = 70;
	private TimelineProbe timeline;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		var text = new StringBuilder("process 100 /usr/bin/python3.11 \"python3 deep.py\"\nthread 100/100 main\n");
		for (int i = 0; i < DEPTH; i++) {
			text.append("  " + (10 + i) + "us > f" + i + " /src/deep.py:" + (i + 1) + "\n");
		}
		for (int i = DEPTH - 1; i > 0; i--) {
			text.append("  " + (500 - i) + "us < f" + i + "\n");
		}
		text.append("  600us > f1 /src/deep.py:2\n  700us < f1\n  800us > f1 /src/deep.py:2\n  820us < f1\n  900us < f0\nthread 100/101 worker\n  300us > other /src/deep.py:99\n  400us < other\n  1000us end\n");
		Workspace.recording(Workspace.project("keys"), "deep", text.toString());
		Mouse.open(Views.explorerItem("keys", "deep.taprec"));
		timeline = TimelineProbe.show(Views.page());
		Wait.waitUntil(() -> timeline.rows() == DEPTH + 1, () -> "all lanes, not " + timeline.rows());
	}

	@Test
	void arrowsCommaFullStopAndLettersGoFromCallToCall() {
		press(SWT.ARROW_RIGHT);
		awaitSelection("f0\n");
		press(SWT.ARROW_DOWN);
		awaitSelection("f1\n");
		press(SWT.ARROW_RIGHT);
		awaitCall("f1", "100 \u00b5s");
		press(SWT.ARROW_LEFT);
		awaitCall("f1", "488 \u00b5s");
		press(SWT.ARROW_UP);
		awaitSelection("f0\n");
		press(SWT.ARROW_DOWN);
		awaitSelection("f1\n");
		press('.');
		awaitCall("f1", "100 \u00b5s");
		press(',');
		awaitCall("f1", "488 \u00b5s");
		press('k');
		awaitCall("f1", "20.0 \u00b5s");
		press('l');
		awaitCall("f1", "488 \u00b5s");
	}

	@Test
	void lettersAndSignsZoomAndMove() {
		var whole = timeline.window();
		for (int in : new int[] { 'w', '+', '=', SWT.KEYPAD_ADD }) {
			press(in);
			assertTrue(timeline.window().length() < whole.length(), () -> "zoomed in by " + in);
			press(SWT.HOME);
			assertEquals(whole, timeline.window());
		}
		for (int out : new int[] { 's', '-', SWT.KEYPAD_SUBTRACT }) {
			press('w');
			press('w');
			var before = timeline.window();
			press(out);
			assertTrue(timeline.window().length() > before.length(), () -> "zoomed out by " + out);
		}
		press('w');
		var middle = timeline.window();
		press('d');
		assertTrue(timeline.window().from() > middle.from());
		press('a');
		press('a');
		assertTrue(timeline.window().from() < middle.from());
		press(SWT.END);
		assertEquals(whole.to(), timeline.window().to());
		press(SWT.HOME);
		press(SWT.ARROW_RIGHT);
		awaitSelection("f0\n");
		press(SWT.CR);
		assertEquals(new TimeRange(10_000, 900_000), timeline.window());
	}

	@Test
	void timeIsSelectedShownAndGivenUp() {
		press(SWT.ARROW_RIGHT);
		awaitSelection("f0\n");
		press('t');
		awaitTime(Optional.of(new TimeRange(10_000, 900_000)));
		press('z');
		assertEquals(new TimeRange(10_000, 900_000), timeline.window());
		press(SWT.ESC);
		awaitTime(Optional.empty());
		press('w');
		var seen = timeline.window();
		press(SWT.SHIFT, 't');
		awaitTime(Optional.of(seen));
		press(SWT.ESC);
		awaitTime(Optional.empty());
	}

	@Test
	void lanesScroll() {
		assertEquals(0, timeline.top());
		press(SWT.PAGE_DOWN);
		int page = timeline.top();
		assertTrue(page > 3, () -> "a page down is " + page);
		press(SWT.SHIFT, SWT.ARROW_UP);
		assertEquals(page - 1, timeline.top());
		press(SWT.SHIFT, SWT.ARROW_DOWN);
		assertEquals(page, timeline.top());
		press(SWT.PAGE_UP);
		assertEquals(0, timeline.top());
	}

	@Test
	void threadsCollapseHideAndComeBack() {
		press(SWT.ARROW_RIGHT);
		awaitSelection("f0\n");
		press('c');
		assertEquals(2, timeline.rows());
		press('c');
		assertEquals(DEPTH + 1, timeline.rows());
		press(SWT.SHIFT, 'c');
		assertEquals(2, timeline.rows());
		press(SWT.SHIFT, 'c');
		press('h');
		assertEquals(1, timeline.rows());
		press(SWT.SHIFT, 'h');
		assertEquals(DEPTH + 1, timeline.rows());
	}

	@Test
	void searchResultsAreVisitedForwardsAndBackwards() {
		var search = Ui.ui(() -> (Text) timeline.canvas().getParent().getParent().getChildren()[0]);
		Ui.run(() -> search.setText("other"));
		press('n');
		awaitSelection("other\n");
		Ui.run(() -> search.setText("f1"));
		press('n');
		awaitSelection("f1\n");
		press(SWT.SHIFT, 'n');
		Wait.waitUntil(() -> timeline.selection().startsWith("f1"), timeline::selection);
		Ui.run(() -> search.setText(""));
	}

	@Test
	void screenReadersHearTheSelectionAndTheKeys() {
		press(SWT.ARROW_RIGHT);
		awaitSelection("f0\n");
		var heard = Accessibility.of(timeline.canvas());
		assertTrue(heard.name().startsWith("f0\n/src/deep.py:1\n890"), heard.name());
		assertTrue(heard.description().startsWith("Timeline.") && heard.description().contains("table"), heard.description());
		for (var key : new String[] { "Left", "Right", "Up", "Down", "full stop", "comma", "L and K", "N", "W, S, plus and minus", "A and D", "Home", "End", "Enter", "T ", "Shift+T", "Escape", "Z ", "C ", "Shift+C", "H ",
				"Shift+H", "Page Up", "Page Down", "F3" }) {
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
			timeline.canvas().notifyListeners(SWT.KeyDown, event);
		});
	}

	private void awaitSelection(String words) {
		Wait.waitUntil(() -> timeline.selection().startsWith(words), () -> "the selection " + words + ", not " + timeline.selection());
	}

	private void awaitCall(String function, String duration) {
		Wait.waitUntil(() -> timeline.selection().startsWith(function + "\n") && timeline.selection().contains(duration), () -> function + " of " + duration + ", not " + timeline.selection());
	}

	private void awaitTime(Optional<TimeRange> time) {
		Wait.waitUntil(() -> timeline.selectedTime().equals(time), () -> "the selected time " + time + ", not " + timeline.selectedTime());
	}
}
