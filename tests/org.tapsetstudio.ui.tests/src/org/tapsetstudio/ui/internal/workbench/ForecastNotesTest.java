package org.tapsetstudio.ui.internal.workbench;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension2;
import org.eclipse.jface.text.source.inlined.AbstractInlinedAnnotation;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.dsl.ui.live.ProbeNotes;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;

/** What the editor says beside the probes of a script before it ran. */
class ForecastNotesTest {
	private IProject project;
	private IFile script;

	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		Launches.clear();
		project = Workspace.project("forecast");
		Workspace.file(project, "hello.py", "print('hello')\n");
		script = Workspace.file(project, "watch.stp", """
				probe python.function.entry { println(funcname) }
				probe process("/usr/bin/python3").mark("no_such_marker") ? { println("never") }
				probe hotspot.gc_begin { println("a collection") }
				probe end { println("done") }
				""");
	}

	@AfterEach
	void clean() throws Exception {
		Launches.clear();
	}

	@Test
	void theFirstConfigurationThatNamesTheScriptTellsWhichProbesWillFire() throws Exception {
		var editor = Ui.ui(() -> IDE.openEditor(Views.page(), script));
		var text = Wait.waitFor(() -> editor.getAdapter(ITextViewer.class) instanceof ISourceViewerExtension2 viewer ? viewer : null, "the editor's text");
		var copy = PythonLaunchType.find().newInstance(null, "hello");
		copy.setAttribute(PythonLaunch.SCRIPT, "${workspace_loc:/forecast/hello.py}");
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:/forecast/watch.stp}");
		var configuration = copy.doSave();
		Wait.waitUntil(() -> note(1).startsWith("fires: "), () -> "that the first probe fires, not " + note(1));
		Wait.waitUntil(() -> note(3).startsWith("will not fire: ") || note(3).startsWith("may fire: "), () -> "that the marker of another runtime does not, not " + note(3));
		Wait.waitUntil(() -> notesIn(text) >= 2, () -> "notes beside the probes, not " + notesIn(text));
		Views.screenshot("forecast-notes");
		quickFix((ITextEditor) editor);
		Themes.dark();
		Ui.settle();
		Views.screenshot("forecast-notes-dark");
		Themes.light();
		configuration.delete();
		Wait.waitUntil(() -> note(1).isEmpty() && note(3).isEmpty(), () -> "no notes without a configuration, not " + note(1));
	}

	/** Ctrl+1 at the marker of another runtime offers what helps. */
	private static void quickFix(ITextEditor editor) {
		Ui.run(() -> editor.selectAndReveal(editor.getDocumentProvider().getDocument(editor.getEditorInput()).get().indexOf("gc_begin"), 0));
		Keyboard.focus(Ui.ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget()));
		Keyboard.press(SWT.CTRL, '1');
		var fixes = Wait.waitFor(() -> Widgets.all(Table.class, table -> table.getItemCount() > 0 && table.getItem(0).getText().startsWith("Copy")).stream().findFirst().orElse(null), "what helps");
		Views.screenshot("forecast-quick-fix");
		Keyboard.pressUntil(0, SWT.CR, fixes::isDisposed, () -> "the list to close");
	}

	private String note(int line) {
		var context = FrameworkUtil.getBundle(UiPlugin.class).getBundleContext();
		return context.getService(context.getServiceReference(ProbeNotes.class)).of(script.getLocation().toPath()).getOrDefault(line, "");
	}

	/** What stands between the text of the lines. */
	private static long notesIn(ISourceViewerExtension2 viewer) {
		long[] count = new long[1];
		viewer.getVisualAnnotationModel().getAnnotationIterator().forEachRemaining(annotation -> count[0] += annotation instanceof AbstractInlinedAnnotation ? 1 : 0);
		return count[0];
	}
}
