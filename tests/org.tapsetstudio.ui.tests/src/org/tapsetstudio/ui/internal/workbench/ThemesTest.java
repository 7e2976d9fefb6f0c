package org.tapsetstudio.ui.internal.workbench;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Scheme;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/** The views in the dark theme, and back in the light one. */
class ThemesTest {

	@BeforeEach
	void open() throws Exception {
		Views.reset();
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
		Ui.run(() -> UiPlugin.get().getPreferenceStore().setToDefault(Colours.SCHEME));
		Themes.light();
	}

	@Test
	void theFlameGraphFollowsTheTheme() {
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 40, 5, "<module>");
		Themes.dark();
		Wait.waitUntil(() -> Themes.brightness(canvas) < 0.5f, "a dark flame graph");
		Views.screenshot("dark");
		Themes.light();
		Wait.waitUntil(() -> Themes.brightness(canvas) > 0.5f, "a light flame graph");
	}

	@Test
	void everyViewHasADarkFaceAndOneOfHighContrast() {
		var timeline = TimelineProbe.show(Views.page());
		Wait.waitUntil(() -> timeline.rows() == 4, "the timeline");
		Themes.dark();
		Wait.waitUntil(() -> Themes.brightness(timeline.canvas()) < 0.5f && timeline.isPainted(), "a dark timeline");
		Views.screenshot("dark-timeline");
		Ui.run(() -> Views.page().showView(TapsetUi.CHARTS_VIEW));
		Ui.settle();
		Views.screenshot("dark-charts");
		TimelineProbe.show(Views.page());
		for (var scheme : Scheme.values()) {
			Ui.run(() -> UiPlugin.get().getPreferenceStore().setValue(Colours.SCHEME, scheme.name()));
			Wait.waitUntil(() -> timeline.scheme() == scheme && timeline.isPainted(), "the palette " + scheme);
			Views.screenshot("dark-" + scheme.name().toLowerCase(Locale.ROOT));
		}
		Themes.light();
		Wait.waitUntil(() -> Themes.brightness(timeline.canvas()) > 0.5f && timeline.isPainted(), "a light timeline");
		Views.screenshot("light-plain");
	}
}
