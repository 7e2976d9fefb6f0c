package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Scheme;
import org.tapsetstudio.ui.internal.difference.DifferenceView;
import org.tapsetstudio.ui.internal.flame.FlameProbe;

/** Two recordings, compared from the Project Explorer. */
class DifferenceViewTest {
	private static final String RUN = """
			process 100 /usr/bin/python3.11 "python3 job.py"
			thread 100/100 main
			  0us > <module> /src/job.py:1
			  10us > %s /src/job.py:10
			  %dus < %s
			  %dus > save /src/job.py:20
			  %dus < save
			  %dus < <module>
			  %dus end
			""";
	private IProject project;

	@BeforeEach
	void record() throws Exception {
		Views.reset();
		project = Workspace.project("differences");
		made(Workspace.recording(project, "earlier", RUN.formatted("search", 310, "search", 400, 500, 600, 601)), 1_000_000);
		made(Workspace.recording(project, "later", RUN.formatted("lookup", 60, "lookup", 100, 500, 600, 601)), 2_000_000);
		project.refreshLocal(IResource.DEPTH_INFINITE, null);
	}

	/** The view would show the recordings again when it is opened the next time, as it should. */
	@AfterEach
	void leaveNothing() throws Exception {
		Ui.run(() -> {
			UiPlugin.get().getPreferenceStore().setToDefault(Colours.SCHEME);
			Views.page().hideView(Views.page().findView(TapsetUi.DIFFERENCE_VIEW));
		});
		Themes.light();
		project.delete(true, true, null);
	}

	/** The folder of the earlier one is the one that was changed last, as if that had been opened since. */
	private static void made(Path recording, long millis) throws IOException {
		var model = RecordingLoader.open(recording, RecordingResourceFactory.createResourceSet(), Recording.open(recording));
		model.setStarted(new Date(millis));
		RecordingResource.save(model, recording);
		recording.toFile().setLastModified(5_000_000 - millis);
	}

	@Test
	void twoRecordingsAreComparedAsFlameTreeAndTable() throws Exception {
		Views.explorerItem("differences", "earlier.taprec");
		Ui.run(() -> {
			var explorer = (CommonNavigator) Views.page().showView(Views.PROJECT_EXPLORER);
			explorer.getCommonViewer().setSelection(new StructuredSelection(new Object[] { project.getFolder("later.taprec"), project.getFolder("earlier.taprec") }), true);
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.compare", null);
		});
		var flame = Wait.waitFor(() -> Widgets.all(Canvas.class, canvas -> canvas.getClass().getSimpleName().equals("FlameCanvas") && canvas.getParent() instanceof CTabFolder).stream().findFirst().orElse(null),
				"the difference flame graph");
		Views.awaitTip(flame, 30, 30, "search");
		Views.screenshot("difference-flame");
		Themes.dark();
		Wait.waitUntil(() -> Themes.brightness(flame) < 0.5f, "a dark difference");
		Views.screenshot("difference-dark");
		Themes.light();
		Wait.waitUntil(() -> Themes.brightness(flame) > 0.5f, "a light difference");
		Ui.run(() -> UiPlugin.get().getPreferenceStore().setValue(Colours.SCHEME, Scheme.DISTINCT.name()));
		Wait.waitUntil(() -> FlameProbe.of(flame).scheme() == Scheme.DISTINCT, "the palette of the preferences");
		var tabs = (CTabFolder) Ui.ui(flame::getParent);
		Ui.run(() -> tabs.setSelection(1));
		var tree = Wait.waitFor(() -> Widgets.all(Tree.class, each -> each.getColumnCount() == 7).stream().findFirst().orElse(null), "the tree");
		assertEquals(List.of("<module> | 600 \u00b5s | 600 \u00b5s | 0 ns | in both", "  search | 300 \u00b5s | 0 ns | -300 \u00b5s | only earlier", "  save | 100 \u00b5s | 400 \u00b5s | +300 \u00b5s | in both",
				"  lookup | 0 ns | 50.0 \u00b5s | +50.0 \u00b5s | only later"), Views.rows(tree, 0, 2, 3, 4, 6));
		Views.screenshot("difference-tree");
		Ui.run(() -> tabs.setSelection(2));
		var table = Wait.waitFor(() -> Widgets.all(Table.class, each -> each.getColumnCount() == 7 && each.getItemCount() == 4).stream().findFirst().orElse(null), "the table");
		assertEquals(List.of("save", "search"), Ui.ui(() -> List.of(table.getItems()).stream().map(item -> item.getText(0)).limit(2).sorted().toList()));
		Views.screenshot("difference-table");
	}

	/** What another tool has written says nothing of providers; that functions are told apart by less is said. */
	@Test
	void thatFunctionsAreMatchedByNameIsSaid(@TempDir Path outside) throws Exception {
		var earlier = project.getFolder("earlier.taprec").getLocation().toPath();
		var file = outside.resolve("earlier.json");
		ExportFormat.SPEEDSCOPE.write(new ExportSource(Recording.open(earlier), Progress.NONE), file, Progress.NONE);
		var imported = project.getLocation().toPath().resolve("imported.taprec");
		ImportFormat.SPEEDSCOPE.read(file, imported, Progress.NONE).orElseThrow();
		var view = (DifferenceView) Ui.ui(() -> Views.page().showView(TapsetUi.DIFFERENCE_VIEW));
		Ui.run(() -> view.compare(earlier, imported));
		Wait.waitUntil(() -> Ui.ui(view::getContentDescription).contains("one was imported"), () -> "the note, not " + Ui.ui(view::getContentDescription));
		Views.screenshot("difference-imported");
		Ui.run(() -> view.compare(earlier, project.getFolder("later.taprec").getLocation().toPath()));
		Wait.waitUntil(() -> Ui.ui(view::getContentDescription).matches("Before: earlier, after: later .*\u2192.*s"), () -> "no note, not " + Ui.ui(view::getContentDescription));
	}
}
