package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.transfer.ExportWizard;
import org.tapsetstudio.ui.internal.transfer.ImportWizard;

/** What a new user does first: can I trace here, the sample project, sharing a recording and importing it. */
class FirstStepsTest {
	private static final List<String> SAMPLES = List.of("word-index-slow.taprec", "word-index-fast.taprec");

	@TempDir
	private Path outside;

	@BeforeEach
	void reset() throws Exception {
		Views.reset();
		samples().delete(true, new NullProgressMonitor());
	}

	@AfterEach
	void close() {
		Ui.run(() -> {
			for (var shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
				if (shell.getParent() != null) {
					shell.close();
				}
			}
		});
	}

	@Test
	void theDoctorSaysWhatHeSaw() {
		command("org.tapsetstudio.ui.command.doctor");
		var table = Wait.waitFor(() -> Widgets.all(Table.class, each -> each.getColumnCount() == 3 && each.getItemCount() > 0).stream().findFirst().orElse(null), "the report");
		Wait.waitUntil(() -> table.getItem(table.getItemCount() - 1).getText(0).equals("Java"), "the last check");
		Views.screenshot("doctor");
		assertTrue(Ui.<Boolean> ui(() -> List.of(table.getItems()).stream().anyMatch(item -> item.getText(1).contains("entries and returns seen: 100 100"))));
	}

	@Test
	void theHelpMenuHasTheFirstSteps() {
		List<String> items = Ui.ui(() -> {
			var help = List.of(Views.page().getWorkbenchWindow().getShell().getMenuBar().getItems()).stream().filter(item -> item.getText().replace("&", "").equals("Help")).findFirst().orElseThrow().getMenu();
			help.notifyListeners(SWT.Show, new Event());
			var names = List.of(help.getItems()).stream().map(item -> item.getText().replace("&", "")).toList();
			help.notifyListeners(SWT.Hide, new Event());
			return names;
		});
		assertTrue(items.containsAll(List.of("Welcome", "Can I Trace Here?", "Cheat Sheets...")), items::toString);
	}

	@Test
	void theSampleProjectIsRecordedHereAndNow() throws Exception {
		command("org.tapsetstudio.ui.command.samples");
		Widgets.await(Shell.class, "Tapset Studio Samples");
		Views.screenshot("samples-wizard");
		Mouse.click(Widgets.await(Button.class, "Finish"));
		Wait.waitUntil(() -> Widgets.find(Shell.class, "Tapset Studio Samples") == null && samples().isAccessible(), "the project; shells " + Widgets.shellTitles());
		for (var name : SAMPLES) {
			var recording = Recording.open(samples().getLocation().toPath().resolve("recordings").resolve(name));
			assertEquals(0, recording.lostEvents());
			assertFalse(recording.streams().isEmpty());
		}
		var item = Views.explorerItem(samples().getName(), "recordings", SAMPLES.getFirst());
		Wait.waitUntil(() -> item.getText().matches(".* {2}\\[[0-9.,]+ [kM]?B, [0-9.,]+ m?s]"), () -> "size and duration, not " + item.getText());
		Mouse.open(item);
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED).isPresent(), "the recording in the views");
		Wait.waitUntil(() -> !Widgets.all(Text.class, text -> text.getText().contains("word_index.py list")).isEmpty(), "the overview");
		Views.screenshot("samples");
	}

	@Test
	void aRecordingGoesOutAsOneFileAndComesInAgain() throws Exception {
		var project = Workspace.project("shared");
		var recording = Workspace.recording(project, "walk", """
				process 100 /usr/bin/python3.11 "python3 walk.py"
				thread 100/100 main
				  10us > walk /src/walk.py:1
				  1000us < walk
				  1001us end
				""");
		var file = outside.resolve("walk.taprec.zip");
		wizard(new ExportWizard(), project.getFolder(recording.getFileName().toString()));
		var field = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getText().endsWith("walk.taprec.zip")).stream().findFirst().orElse(null), "the file's name");
		Ui.run(() -> field.setText(file.toString()));
		Views.screenshot("export");
		finish("Export Recording");
		assertTrue(Files.size(file) > 0);

		wizard(new ImportWizard(), null);
		var source = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getEditable() && text.getShell().getText().equals("Import Recording")).stream().findFirst().orElse(null), "the page");
		Ui.run(() -> source.setText(file.toString()));
		Views.screenshot("import");
		finish("Import Recording");
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, 0).equals(List.of("walk")), () -> "the imported recording, not " + Views.rows(tree, 0));
		assertTrue(UiPlugin.recordings().current().get().path().startsWith(RecordingFolders.tracingProject(new NullProgressMonitor()).getLocation().toPath()));
	}

	private static <T extends Wizard & IWorkbenchWizard> void wizard(T wizard, Object selected) {
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			wizard.init(PlatformUI.getWorkbench(), selected == null ? StructuredSelection.EMPTY : new StructuredSelection(selected));
			new WizardDialog(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), wizard).open();
		}));
	}

	private static void finish(String title) {
		Mouse.click(Widgets.await(Button.class, "Finish"));
		Wait.waitUntil(() -> Widgets.find(Shell.class, title) == null, "the end of the wizard");
	}

	private static void command(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			try {
				PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		}));
	}

	private static IProject samples() {
		return ResourcesPlugin.getWorkspace().getRoot().getProject("tracing-samples");
	}
}
