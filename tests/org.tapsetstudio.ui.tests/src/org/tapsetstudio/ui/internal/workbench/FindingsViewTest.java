package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.findings.FindingMarkers;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/** Findings, callers and callees, and the one selection that all views share. */
class FindingsViewTest {
	private IProject project;

	@BeforeEach
	void open() throws Exception {
		Views.reset();
		project = Workspace.project("findings");
		Workspace.recording(project, "slow", """
				process 100 /usr/bin/python3.11 "python3 slow.py"
				thread 100/100 main
				  10us > <module> /src/slow.py:1
				  20us > load /src/slow.py:10
				  30us > parse /src/slow.py:20
				  60us < parse
				  90us < load
				  100us > run /src/slow.py:30
				  110us > parse /src/slow.py:20
				  900us < parse
				  950us < run
				  1000us < <module>
				  1001us end
				""");
		Mouse.open(Views.explorerItem("findings", "slow.taprec"));
	}

	@Test
	void evidenceSelectsTheCallInAllViews() {
		var timeline = TimelineProbe.show(Views.page());
		var calls = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(calls, "parse"::equals) != null, "the call tree");
		Ui.run(() -> Views.page().showView(TapsetUi.FINDINGS_VIEW));
		var tree = Wait.waitFor(() -> Widgets.all(Tree.class, each -> each.getColumnCount() == 4 && each.getItemCount() > 0 && each.getColumn(0).getText().equals("Finding")).stream().findFirst().orElse(null),
				"the findings");
		var finding = Wait.waitFor(() -> List.of(tree.getItems()).stream().filter(item -> item.getText().startsWith("parse")).findFirst().orElse(null), "a finding about parse");
		Views.screenshot("findings");
		select(tree, Ui.ui(() -> finding.getItem(0)));
		Wait.waitUntil(() -> timeline.selection().startsWith("parse\n/src/slow.py:20\n790 \u00b5s"), () -> "the longest call in the timeline, not " + timeline.selection());
		Wait.waitUntil(() -> calls.getSelectionCount() == 1 && calls.getSelection()[0].getText().equals("parse") && calls.getSelection()[0].getParentItem().getText().equals("run"),
				"the call path in the call tree");
		Views.screenshot("findings-evidence");
	}

	@Test
	void findingsAreInTheProblemsView() throws Exception {
		Wait.waitUntil(() -> markers().length > 0, "markers on the recording");
		assertTrue(List.of(markers()).stream().anyMatch(marker -> marker.getAttribute(IMarker.MESSAGE, "").startsWith("parse")));
		Ui.run(() -> Views.page().showView("org.eclipse.ui.views.ProblemView"));
		Views.screenshot("findings-problems");
	}

	@Test
	void callersAndCalleesFollowTheSelection() {
		var calls = Views.callTree();
		Wait.waitUntil(() -> Widgets.treeItem(calls, "parse"::equals) != null, "the call tree");
		Ui.run(() -> Views.page().showView(TapsetUi.CALLERS_VIEW));
		Ui.run(() -> Views.page().showView(TapsetUi.FLAME_GRAPH_VIEW));
		var canvas = Views.flameGraph();
		Views.awaitTip(canvas, 400, 60, "parse");
		Mouse.click(canvas, 400, 60);
		var callers = Wait.waitFor(() -> Widgets.all(Tree.class, tree -> tree.getColumnCount() == 4 && tree.getItemCount() == 1 && tree.getItem(0).getText().equals("parse")).stream().findFirst().orElse(null),
				"the callers");
		Wait.waitUntil(() -> Views.rows(callers, 0, 1).equals(List.of("parse | 820 \u00b5s", "  run | 790 \u00b5s", "  load | 30.0 \u00b5s")), () -> "the callers, not " + Views.rows(callers, 0, 1));
		Views.screenshot("callers");
	}

	private IMarker[] markers() throws Exception {
		return project.getFolder("slow.taprec").findMarkers(FindingMarkers.TYPE, true, IResource.DEPTH_ZERO);
	}

	private static void select(Tree tree, TreeItem item) {
		Ui.run(() -> {
			tree.setSelection(item);
			var event = new Event();
			event.item = item;
			tree.notifyListeners(SWT.Selection, event);
		});
	}
}
