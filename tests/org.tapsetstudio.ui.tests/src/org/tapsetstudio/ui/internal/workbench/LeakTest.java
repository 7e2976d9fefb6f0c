package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Resource;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingListener;
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

	private final List<WeakReference<IViewPart>> views = new ArrayList<>();
	private final List<WeakReference<RecordingSource>> sources = new ArrayList<>();
	private final List<WeakReference<IEditorPart>> editors = new ArrayList<>();
	private final Set<String> undisposed = ConcurrentHashMap.newKeySet();
	private Path recording;
	private int listeners;

	@BeforeEach
	void record() throws Exception {
		Views.reset();
		recording = Workspace.recording(Workspace.project("leaks"), "small", """
				process 100 /usr/bin/python3.11 "python3 small.py"
				thread 100/100 main
				  10us > main /src/small.py:1
				  20us > work /src/small.py:5
				  50us < work
				  100us < main
				  101us end
				""");
		Ui.run(() -> VIEWS.forEach(LeakTest::hide));
		listeners = UiPlugin.recordings().listenerCount();
		Resource.setNonDisposeHandler(this::noteUndisposed);
	}

	@AfterEach
	void noMoreNotes() {
		Resource.setNonDisposeHandler(null);
	}

	/** An image, a font or the like that the collector took before anybody had disposed it. */
	private void noteUndisposed(Error made) {
		Stream.of(made.getStackTrace()).filter(frame -> frame.getClassName().startsWith("org.tapsetstudio.")).findFirst().ifPresent(frame -> undisposed.add(frame.toString()));
	}

	@Test
	void closedViewsEditorsAndRecordingsAreForgotten() {
		for (int round = 0; round < ROUNDS; round++) {
			openAndClose(round);
		}
		assertEquals(listeners, UiPlugin.recordings().listenerCount());
		awaitForgotten(views, "views");
		awaitForgotten(editors, "editors");
		awaitForgotten(sources, "recordings");
		assertEquals(Set.of(), undisposed);
	}

	/** A listener that a view forgets to take off again would be noticed: by its number, and because it holds the view. */
	@Test
	void aListenerThatIsKeptIsNoticed() {
		var kept = new ArrayList<RecordingListener>();
		try {
			for (int round = 0; round < 2 * KEPT_BY_THE_WORKBENCH; round++) {
				openAndClose(round);
				var view = views.getLast().get();
				kept.add(() -> Objects.requireNonNull(view));
				UiPlugin.recordings().add(kept.getLast());
			}
			assertEquals(listeners + kept.size(), UiPlugin.recordings().listenerCount());
			assertTrue(alive(views) > KEPT_BY_THE_WORKBENCH, () -> alive(views) + " views");
		} finally {
			kept.forEach(UiPlugin.recordings()::remove);
		}
	}

	/** Opens a recording, its editor and two of the views, and closes them all. */
	private void openAndClose(int round) {
		UiPlugin.recordings().open(recording);
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().state() == SourceState.FINISHED, "the recording");
		sources.add(new WeakReference<>(UiPlugin.recordings().current().get()));
		for (int i = 0; i < 2; i++) {
			var view = VIEWS.get((2 * round + i) % VIEWS.size());
			views.add(new WeakReference<>(Ui.ui(() -> Views.page().showView(view))));
		}
		editors.add(new WeakReference<>(Ui.ui(() -> Views.page().openEditor(new RecordingInput(recording), RecordingEditor.ID))));
		Ui.settle();
		Ui.run(() -> VIEWS.forEach(LeakTest::hide));
		Ui.run(() -> Views.page().closeAllEditors(false));
		UiPlugin.recordings().close();
	}

	private static void hide(String id) {
		var page = Views.page();
		var view = page.findView(id);
		if (view != null) {
			page.hideView(view);
		}
	}

	private static <T> void awaitForgotten(List<WeakReference<T>> references, String what) {
		Wait.waitUntil(() -> alive(references) <= KEPT_BY_THE_WORKBENCH, () -> what + " to be forgotten; of " + references.size() + " there are still " + alive(references));
	}

	private static <T> long alive(List<WeakReference<T>> references) {
		System.gc();
		return references.stream().filter(reference -> reference.get() != null).count();
	}
}
