package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.editor.RecordingEditor;
import org.tapsetstudio.ui.internal.editor.RecordingInput;

/** Fifty rounds of opening and closing leave nothing behind. */
class LeakTest {
	private static final int ROUNDS = 50;
	private static final List<String> VIEWS = List.of(TapsetUi.CALL_TREE_VIEW, TapsetUi.HOT_FUNCTIONS_VIEW, TapsetUi.CALLERS_VIEW, TapsetUi.FLAME_GRAPH_VIEW, TapsetUi.TIMELINE_VIEW, TapsetUi.CHARTS_VIEW,
			TapsetUi.RESULTS_VIEW, TapsetUi.FINDINGS_VIEW, TapsetUi.DIFFERENCE_VIEW);
	/** The workbench itself keeps the part that was active last, and what it selected. */
	private static final int KEPT_BY_THE_WORKBENCH = 2;

	@Test
	void closedViewsEditorsAndRecordingsAreForgotten() throws Exception {
		Views.reset();
		var recording = Workspace.recording(Workspace.project("leaks"), "small", """
				process 100 /usr/bin/python3.11 "python3 small.py"
				thread 100/100 main
				  10us > main /src/small.py:1
				  20us > work /src/small.py:5
				  50us < work
				  100us < main
				  101us end
				""");
		Ui.run(() -> VIEWS.forEach(view -> hide(view)));
		int listeners = UiPlugin.recordings().listenerCount();
		var views = new ArrayList<WeakReference<IViewPart>>();
		var sources = new ArrayList<WeakReference<RecordingSource>>();
		var editors = new ArrayList<WeakReference<IEditorPart>>();
		for (int round = 0; round < ROUNDS; round++) {
			UiPlugin.recordings().open(recording);
			Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, "the recording");
			sources.add(new WeakReference<>(UiPlugin.recordings().current().get()));
			for (int i = 0; i < 2; i++) {
				var view = VIEWS.get((2 * round + i) % VIEWS.size());
				views.add(new WeakReference<>(Ui.ui(() -> Views.page().showView(view))));
			}
			editors.add(new WeakReference<>(Ui.ui(() -> Views.page().openEditor(new RecordingInput(recording), RecordingEditor.ID))));
			Ui.settle();
			Ui.run(() -> VIEWS.forEach(view -> hide(view)));
			Ui.run(() -> Views.page().closeAllEditors(false));
			UiPlugin.recordings().close();
		}
		assertEquals(listeners, UiPlugin.recordings().listenerCount());
		Wait.waitUntil(() -> alive(views) <= KEPT_BY_THE_WORKBENCH, () -> "views to be forgotten; of " + views.size() + " there are still " + alive(views));
		Wait.waitUntil(() -> alive(editors) <= KEPT_BY_THE_WORKBENCH, () -> "editors to be forgotten; of " + editors.size() + " there are still " + alive(editors));
		Wait.waitUntil(() -> alive(sources) <= KEPT_BY_THE_WORKBENCH, () -> "recordings to be forgotten; of " + sources.size() + " there are still " + alive(sources));
	}

	private static void hide(String id) {
		var page = Views.page();
		var view = page.findView(id);
		if (view != null) {
			page.hideView(view);
		}
	}

	private static <T> long alive(List<WeakReference<T>> references) {
		System.gc();
		return references.stream().filter(reference -> reference.get() != null).count();
	}
}
