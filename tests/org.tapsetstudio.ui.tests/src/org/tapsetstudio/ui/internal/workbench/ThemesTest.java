package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.UiPlugin;

/** The views in the dark theme, and back in the light one. */
class ThemesTest {
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		Ui.run(() -> UiPlugin.recordings().close());
		Workspace.recording(Workspace.project("themes"), "nested", """
				process 100 /usr/bin/python3.11 "python3 nested.py"
				thread 100/100 main
				  10us > <module> /src/nested.py:1
				  20us > read /src/reader.py:10
				  40us > parse /src/parser.py:30
				  60us > tokens /src/lexer.py:5
				  300us < tokens
				  400us < parse
				  500us < read
				  510us > write /src/writer.py:12
				  900us < write
				  1000us < <module>
				  1001us end
				""");
		Mouse.open(Views.explorerItem("themes", "nested.taprec"));
	}

	@AfterEach
	void light() {
		theme(LIGHT);
	}

	@Test
	void theFlameGraphFollowsTheTheme() {
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 5, "<module>");
		theme(DARK);
		Wait.waitUntil(() -> isDark(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB().getHSB()[2]), "a dark list background");
		Views.awaitTip(canvas, 40, 5, "<module>");
		assertTrue(Ui.<Boolean> ui(() -> !canvas.isDisposed()));
		Views.screenshot("dark");
		theme(LIGHT);
		Wait.waitUntil(() -> !isDark(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB().getHSB()[2]), "a light list background");
		assertEquals("<module>", Ui.ui(() -> canvas.getToolTipText().lines().findFirst().orElse("")));
	}

	private static boolean isDark(float brightness) {
		return brightness < 0.5f;
	}

	private static void theme(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false));
	}
}
