package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.transfer.ExportWizard;

/** The next run of the workbench after {@link StoryTest}, in the same workspace: what was left is there (but for editors, which a workbench that a test closes does not keep: for those looks {@code start_test.py} of install.tests); two recordings are compared and one is exported. */
@TestMethodOrder(OrderAnnotation.class)
class RestartedTest {
	@BeforeAll
	static void needsAStory() {
		assumeTrue(ResourcesPlugin.getWorkspace().getRoot().getProject(Story.PROJECT).exists(), "StoryTest did not run in this workspace");
	}

	@Test
	@Order(1)
	void everythingIsAsItWasLeft() {
		assertEquals(TapsetUi.PERSPECTIVE, Ui.ui(() -> Views.page().getPerspective().getId()));
		Story.awaitShown();
		var source = UiPlugin.recordings().current().orElseThrow();
		assertEquals(recordings().getLast().getName(), source.path().getFileName().toString());
		assertEquals(Optional.of(Story.TIME), source.scope().window());
		assertEquals(List.of("the slow part"), source.bookmarks().stream().map(mark -> mark.note()).toList());
		var tree = Views.callTree();
		Wait.waitUntil(() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("work"), () -> "the selected function" + Views.standing());
		assertEquals("step", Ui.ui(() -> Views.fieldOf(tree).getText()));
		var flame = Views.flameGraph();
		assertEquals("work", Ui.ui(() -> Views.fieldOf(flame).getText()));
		Views.screenshot("story-after-restart");
	}

	@Test
	@Order(2)
	void theSameProgramIsProfiledAgainAndTheRunsCompared() throws Exception {
		Launches.profile(Launches.manager().getLaunchConfigurations()[0]);
		Story.awaitShown();
		Wait.waitUntil(() -> recordings().size() == 2, "the second recording");
		var both = recordings();
		Views.explorerItem(Story.PROJECT, "recordings", both.getLast().getName());
		Ui.run(() -> {
			var explorer = (CommonNavigator) Views.page().showView(Views.PROJECT_EXPLORER);
			explorer.getCommonViewer().setSelection(new StructuredSelection(both), true);
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.tapsetstudio.ui.command.compare", null);
		});
		Wait.waitUntil(() -> Views.page().findView(TapsetUi.DIFFERENCE_VIEW) != null, "the comparison");
		Views.awaitTip(difference(), 40, 30, "");
		Views.screenshot("story-compare");
	}

	@Test
	@Order(3)
	void aRecordingIsExported(@TempDir Path folder) throws Exception {
		var recording = recordings().getFirst();
		var file = folder.resolve("run.taprec.zip");
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			var wizard = new ExportWizard();
			wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(recording));
			new WizardDialog(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), wizard).open();
		}));
		var field = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getText().endsWith(".taprec.zip")).stream().findFirst().orElse(null), "the file's name");
		Ui.run(() -> field.setText(file.toString()));
		Views.screenshot("story-export");
		Mouse.click(Widgets.await(Button.class, "Finish"));
		Wait.waitUntil(() -> Widgets.find(Shell.class, "Export Recording") == null && Files.exists(file), "the exported file");
		assertTrue(Files.size(file) > 0);
		var tree = Views.callTree();
		Themes.dark();
		var difference = difference();
		Wait.waitUntil(() -> tree.getBackground().getRed() < 128 && Themes.brightness(difference) < 0.5f, "a dark call tree and difference");
		Views.screenshot("story-compare-dark");
		Themes.light();
	}

	/** The difference as a flame graph. */
	private static Canvas difference() {
		return Wait.waitFor(() -> Widgets.all(Canvas.class, canvas -> canvas.getClass().getSimpleName().equals("FlameCanvas") && canvas.getParent() instanceof CTabFolder).stream().findFirst().orElse(null),
				"the difference as a flame graph");
	}

	/** In the order in which they were made. */
	private static List<IFolder> recordings() {
		try {
			var folder = ResourcesPlugin.getWorkspace().getRoot().getProject(Story.PROJECT).getFolder("recordings");
			folder.refreshLocal(IResource.DEPTH_ONE, null);
			return Stream.of(folder.members()).filter(IFolder.class::isInstance).map(IFolder.class::cast).sorted((a, b) -> a.getName().compareTo(b.getName())).toList();
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}
}
