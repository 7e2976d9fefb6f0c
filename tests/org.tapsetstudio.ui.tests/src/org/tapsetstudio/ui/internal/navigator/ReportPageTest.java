package org.tapsetstudio.ui.internal.navigator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;

/** What the page of a report does in a browser: that which the workbench shows its help in. */
class ReportPageTest {
	@TempDir
	private Path folder;

	private Shell shell;
	private Browser browser;
	private volatile boolean loaded;

	@BeforeEach
	void open() throws Exception {
		TextRecording.write(folder.resolve("shop.taprec"), """
				process 100 /usr/bin/python3.11 "python3 shop.py"
				thread 100/100 main
				  10us > main /src/shop.py:1
				  20us > buy /src/shop.py:10
				  30us > pay /src/shop.py:20
				  130us < pay
				  140us < buy
				  150us > sell /src/shop.py:30
				  450us < sell
				  1000us < main
				""");
		Path page = folder.resolve("shop.html");
		ExportFormat.HTML.write(new ExportSource(Recording.open(folder.resolve("shop.taprec")), Progress.NONE), page, Progress.NONE);
		Ui.run(() -> {
			shell = new Shell(Display.getCurrent());
			shell.setLayout(new FillLayout());
			shell.setSize(1300, 900);
			browser = new Browser(shell, SWT.NONE);
			browser.addProgressListener(ProgressListener.completedAdapter(event -> loaded = true));
			shell.open();
			browser.setUrl(page.toUri().toString());
		});
		Wait.waitUntil(() -> loaded, "the page");
	}

	@AfterEach
	void close() {
		Ui.run(shell::dispose);
	}

	private String js(String code) {
		return (String) Ui.ui(() -> browser.evaluate("return String(" + code + ")"));
	}

	/** Presses keys in a picture and tells what it then says that is selected. */
	private String press(String picture, String... keys) {
		for (String key : keys) {
			Ui.run(() -> browser.execute("document.getElementById('%s').dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true, cancelable: true}))".formatted(picture, key)));
		}
		return js("document.getElementById('" + picture + "-box').textContent");
	}

	private String widthOfSelected() {
		return js("Math.round(document.querySelector('#flamegraph g.on rect').getAttribute('width'))");
	}

	private String shownBoxes() {
		return js("[...document.querySelectorAll('#flamegraph g')].filter(g => g.style.display !== 'none').length");
	}

	@Test
	void keysWalkAndZoomTheFlameGraph() {
		assertEquals("main /src/shop.py:1: 990.0 us total, 570.0 us self, 1 call, 100.0 %", press("flamegraph", "ArrowDown", "ArrowDown"));
		assertEquals("sell /src/shop.py:30: 300.0 us total, 300.0 us self, 1 call, 30.3 %", press("flamegraph", "ArrowDown"));
		assertEquals("buy /src/shop.py:10: 120.0 us total, 20.0 us self, 1 call, 12.1 %", press("flamegraph", "ArrowLeft"));
		assertEquals("143", widthOfSelected());
		press("flamegraph", "Enter");
		assertEquals("1180", widthOfSelected());
		assertEquals("4", shownBoxes(), "itself, its callers and its callee");
		assertEquals("buy /src/shop.py:10", js("document.querySelector('#flamegraph g.on text').textContent"));
		press("flamegraph", "Escape");
		assertEquals("5", shownBoxes());
	}

	@Test
	void keysWalkTheTimelineAndAClickZoomsTheFlameGraph() {
		assertEquals("sell /src/shop.py:30: 300.0 us from 150.0 us", press("lanes", "ArrowDown", "ArrowDown"));
		Ui.run(() -> browser.execute("[...document.querySelectorAll('#flamegraph g')].find(g => g.textContent.startsWith('sell')).dispatchEvent(new MouseEvent('click', {bubbles: true}))"));
		assertEquals("1180", widthOfSelected());
		assertEquals("3", shownBoxes());
	}

	@Test
	void aWordIsFoundInBothPictures() {
		Ui.run(() -> browser.execute("const find = document.getElementById('find'); find.value = 'PAY'; find.dispatchEvent(new Event('input'))"));
		assertEquals("2 boxes", js("document.getElementById('found').textContent"));
		assertEquals("2", js("document.querySelectorAll('svg g.hit').length"));
	}

	/** Nothing comes from elsewhere, so that the page can be read anywhere. */
	@Test
	void nothingIsLoaded() {
		assertEquals("0", js("performance.getEntriesByType('resource').length"));
	}
}
