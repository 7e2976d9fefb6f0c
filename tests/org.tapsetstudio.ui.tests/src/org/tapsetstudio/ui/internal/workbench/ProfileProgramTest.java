package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.ScriptLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Keyboard;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Any program with markers: launched, attached to, and asked again by scripts on its recording. */
class ProfileProgramTest {
	private static final String PROGRAM = """
			#include <stdio.h>
			#include <unistd.h>
			#include <sys/sdt.h>
			int main(int argc, char **argv)
			{
			    for (int round = 0; round < 3; round++)
			        DTRACE_PROBE2(bakery, loaf, round, "rye");
			    for (int round = 3; argc > 1; round++) {
			        DTRACE_PROBE2(bakery, loaf, round, "oat");
			        usleep(1000);
			    }
			    puts("baked");
			    return 0;
			}
			""";
	private static final String PROBE = "probe process.mark(\"loaf\") { n++ } global n probe end { printf(\"loaves %d\\n\", n) }\n";
	private IProject project;
	private Path program;

	@BeforeEach
	void compile() throws Exception {
		Views.reset();
		Launches.clear();
		project = Workspace.project("bakery");
		var source = Workspace.file(project, "baker.c", PROGRAM);
		program = project.getLocation().toPath().resolve("baker");
		var compiler = new ProcessBuilder("gcc", "-o", program.toString(), source.getLocation().toOSString()).inheritIO().start();
		assertEquals(0, compiler.waitFor());
		project.refreshLocal(IResource.DEPTH_ONE, new NullProgressMonitor());
	}

	@AfterEach
	void clear() throws Exception {
		Launches.clear();
	}

	@Test
	void profileAsProgramRecordsItsMarkers() throws Exception {
		select(project.getFile("baker"));
		command("org.tapsetstudio.ui.shortcut.program.profile");
		var launch = Launches.only();
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		var process = (TracedProcess) launch.getProcesses()[0];
		assertEquals(3, process.progress().events());
		Launches.awaitConsole("baked");
		assertTrue(process.recording().get().startsWith(project.getLocation().toPath()));

		var script = Workspace.file(project, "loaves.stp", PROBE);
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED).isPresent(), "the finished recording");
		select(script);
		command("org.tapsetstudio.ui.command.runOnRecording");
		Launches.awaitConsole("loaves 3");
		Wait.waitUntil(() -> UiPlugin.recordings().current().get().results().stream().anyMatch(table -> table.name().equals("n") && table.rows().getFirst().number(0) == 3), "its global among the results");
		Views.screenshot("program-and-replay");
	}

	@Test
	void runAsProbeScriptRunsOnTheOpenRecordingOrOnACommand() throws Exception {
		var script = Workspace.file(project, "loaves.stp", PROBE);
		var copy = Launches.type(ScriptLaunch.TYPE_ID).newInstance(null, "loaves");
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + script.getFullPath() + "}");
		copy.setAttribute(ScriptLaunch.COMMAND, program.toString());
		var live = copy.launch(ILaunchManager.RUN_MODE, null);
		Launches.awaitConsole("loaves 3");
		Wait.waitUntil(live::isTerminated, "the end of the script");
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED).isPresent(), "the finished recording");
		Launches.manager().removeLaunches(Launches.manager().getLaunches());
		select(script);
		command("org.tapsetstudio.ui.shortcut.script.run");
		var replay = Launches.only();
		Wait.waitUntil(replay::isTerminated, "the end of the replay");
		Launches.awaitConsole("loaves 3");
		assertEquals(0, replay.getProcesses()[0].getExitValue());
	}

	@Test
	void aScriptDrawsOnTheTapsetsInTheFoldersOfThePreferences() throws Exception {
		Workspace.file(project, "bakery.stp", "probe bakery.loaf = process.mark(\"loaf\") { name = user_string($arg2) }\n");
		var script = Workspace.file(project, "names.stp", "probe bakery.loaf { names[name]++ } global names probe end { printf(\"rye %d\\n\", names[\"rye\"]) }\n");
		InstanceScope.INSTANCE.getNode("org.tapsetstudio.dsl.ui").put("tapsetFolders", project.getLocation().toOSString());
		try {
			var copy = Launches.type(ScriptLaunch.TYPE_ID).newInstance(null, "names");
			copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + script.getFullPath() + "}");
			copy.setAttribute(ScriptLaunch.COMMAND, program.toString());
			var live = copy.launch(ILaunchManager.RUN_MODE, null);
			Launches.awaitConsole("rye 3");
			Wait.waitUntil(live::isTerminated, "the end of the script");
		} finally {
			InstanceScope.INSTANCE.getNode("org.tapsetstudio.dsl.ui").remove("tapsetFolders");
		}
	}

	@Test
	void attachingFromTheListOfProcessesLeavesTheProgramAlive() throws Exception {
		var running = new ProcessBuilder(program.toString(), "for ever").start();
		try {
			Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> command("org.tapsetstudio.ui.command.attach")));
			var filter = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getMessage().startsWith("Filter by number")).stream().findFirst().orElse(null), "the dialog");
			Ui.run(() -> filter.setText("baker " + running.pid()));
			var table = Wait.waitFor(() -> Widgets.all(Table.class, list -> list.getItemCount() == 1 && list.getColumnCount() == 6).stream().findFirst().orElse(null), "the process");
			Wait.waitUntil(() -> table.getItem(0).getText(4).matches("[1-9]\\d*"), () -> "its markers, not " + table.getItem(0).getText(4));
			Views.screenshot("processes");
			Keyboard.pressKeyUntil(filter, 0, SWT.ARROW_DOWN, () -> table.getSelectionIndex() == 0 && table.isFocusControl(), () -> "the arrow to go into the list");
			Mouse.click(Widgets.await(Button.class, "Attach"));
			var launch = Launches.only();
			var process = (TracedProcess) launch.getProcesses()[0];
			Wait.waitUntil(() -> process.progress().events() > 0, "events");
			launch.terminate();
			Wait.waitUntil(launch::isTerminated, "the end of the session");
			assertTrue(running.isAlive());
		} finally {
			Ui.run(() -> Widgets.all(Shell.class, shell -> shell.getParent() != null).forEach(Shell::close));
			running.destroy();
			running.waitFor(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void aLimitEndsTheSession() throws Exception {
		var copy = Launches.type(ProgramLaunch.TYPE_ID).newInstance(null, "limited");
		copy.setAttribute(ProgramLaunch.PROGRAM, program.toString());
		copy.setAttribute(ProgramLaunch.ARGUMENTS, "'for ever'");
		copy.setAttribute(TracingAttributes.EVENTS, "20");
		assertTrue(Launches.profile(copy).progress().events() >= 20);
	}

	private void select(IFile file) {
		Views.explorerItem(project.getName(), file.getName());
		Ui.run(() -> ((CommonNavigator) Views.page().showView(Views.PROJECT_EXPLORER)).getCommonViewer().setSelection(new StructuredSelection(file), true));
	}

	private static void command(String id) {
		Ui.run(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null));
	}
}
