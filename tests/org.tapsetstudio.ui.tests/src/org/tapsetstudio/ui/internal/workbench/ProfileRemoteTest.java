package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.launch.RemoteLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.remote.testing.SshServer;
import org.tapsetstudio.robot.Mouse;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;

/** A program on another machine, reached by a real SSH server, watched in the views. */
class ProfileRemoteTest {
	private static final String PROGRAM = """
			def leaf(n): return n + 1
			def branch(n): return leaf(n) + leaf(n)
			for i in range(500): branch(i)
			print("done far away")
			""";

	@TempDir
	private Path folder;
	private String home;
	private SshServer server;

	@BeforeEach
	void start() throws Exception {
		assumeTrue(SshServer.isAvailable(), "needs OpenSSH's server (Debian's package openssh-server)");
		Views.reset();
		Launches.clear();
		home = System.getProperty("user.home");
		server = new SshServer(folder);
		server.userKey("ed25519");
		Path user = Files.createDirectory(folder.resolve("home"));
		Files.createSymbolicLink(user.resolve(".ssh"), server.user);
		System.setProperty("user.home", user.toString());
		Files.writeString(folder.resolve("far.py"), PROGRAM);
	}

	@AfterEach
	void stop() throws Exception {
		if (server != null) {
			System.setProperty("user.home", home);
			Ui.run(() -> Widgets.all(Shell.class, shell -> shell.getParent() != null).forEach(Shell::close));
			Launches.clear();
			server.close();
		}
	}

	private ILaunchConfiguration configuration() throws Exception {
		var copy = Launches.type(RemoteLaunch.TYPE_ID).newInstance(null, "far");
		copy.setAttribute(RemoteLaunch.HOST, server.destination());
		copy.setAttribute(RemoteLaunch.COMMAND, "/usr/bin/python3 -S far.py");
		copy.setAttribute(RemoteLaunch.WORKING_DIRECTORY, folder.toString());
		return copy.doSave();
	}

	@Test
	void aHostThatIsNotKnownIsAskedForAndThenTraced() throws Exception {
		var configuration = configuration();
		var launching = new Thread(() -> {
			try {
				configuration.launch(ILaunchManager.PROFILE_MODE, null);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
		launching.start();
		var question = Widgets.await(Shell.class, "Unknown Machine");
		Wait.waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().contains("SHA256:")).isEmpty(), "the fingerprint");
		Views.screenshot("remote-question");
		Mouse.click(Widgets.awaitBelow(question, Button.class, button -> button.getText().replace("&", "").equals("Yes"), "Yes"));
		Wait.waitUntil(() -> !launching.isAlive(), "the launch to have begun");
		Launches.awaitConsole("done far away");
		var launch = Launches.only();
		Wait.waitUntil(launch::isTerminated, "the end");
		assertEquals(0, ((TracedProcess) launch.getProcesses()[0]).progress().lost());
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, 0, Views.CALLS).stream().anyMatch(row -> row.contains("<module>")), () -> "the far program's calls, not " + Views.rows(tree, 0, Views.CALLS));
		Views.screenshot("remote");
		assertTrue(Files.readString(server.user.resolve("known_hosts")).contains("]:" + server.port));
	}

	@Test
	void thePageTellsWhatIsMissing() throws Exception {
		var configuration = configuration();
		Ui.run(() -> Views.page().getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> DebugUITools
				.openLaunchConfigurationDialogOnGroup(Views.page().getWorkbenchWindow().getShell(), new StructuredSelection(configuration), "org.eclipse.debug.ui.launchGroup.profile")));
		var host = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getText().equals(server.destination())).stream().findFirst().orElse(null), "the machine's name");
		Views.screenshot("remote-main");
		Ui.run(() -> host.setText("no machine"));
		Wait.waitUntil(() -> !Widgets.all(Text.class, text -> text.getText().contains("no machine names no machine")).isEmpty()
				|| !Widgets.all(Label.class, label -> label.getText().contains("no machine names no machine")).isEmpty(), "the problem");
		Ui.run(() -> host.setText(server.destination()));
		var pages = Widgets.all(CTabFolder.class, tabs -> List.of(tabs.getItems()).stream().anyMatch(item -> item.getText().equals("Tracing"))).getFirst();
		Ui.run(() -> {
			pages.setSelection(1);
			var event = new Event();
			event.item = pages.getItem(1);
			pages.notifyListeners(SWT.Selection, event);
		});
		Wait.waitUntil(() -> !Widgets.all(Label.class, label -> label.getText().contains("will be seen at " + server.destination())).isEmpty(), "what is said before the launch");
		Views.screenshot("remote-tracing");
	}
}
