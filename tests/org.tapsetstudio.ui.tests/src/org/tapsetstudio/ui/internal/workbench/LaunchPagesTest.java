package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.robot.Widgets;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;

/** The pages of the launch dialog and the preferences. */
class LaunchPagesTest {
	@BeforeEach
	void prepare() throws Exception {
		Views.reset();
		Workspace.file(Workspace.project("pages"), "hello.py", "print('hello')\n");
		var copy = PythonLaunchType.find().newInstance(null, "hello");
		copy.setAttribute(PythonLaunch.SCRIPT, "${workspace_loc:/pages/hello.py}");
		copy.setAttribute(PythonLaunch.ARGUMENTS, "--name 'two words'");
		copy.doSave();
	}

	@AfterEach
	void close() throws Exception {
		Ui.run(() -> {
			for (var shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
				if (shell.getParent() != null) {
					shell.close();
				}
			}
		});
		for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(PythonLaunchType.find())) {
			configuration.delete();
		}
	}

	@Test
	void thePagesShowTheConfigurationAndItsProblems() {
		openDialog("org.eclipse.debug.ui.launchGroup.profile", "hello");
		var folder = Wait.waitFor(() -> Widgets.all(CTabFolder.class, tabs -> tabs.getItemCount() == 4 && tabs.getItem(0).getText().equals("Main")).stream().findFirst()
				.orElse(null), "the pages");
		var program = field("${workspace_loc:/pages/hello.py}");
		assertNotNull(program);
		Views.screenshot("launch-main");
		Ui.run(() -> program.setText("/nowhere.py"));
		Wait.waitUntil(() -> says("The program /nowhere.py does not exist."), "the message about the missing program");
		Views.screenshot("launch-problem");
		Ui.run(() -> {
			program.setText("${workspace_loc:/pages/hello.py}");
			folder.setSelection(1);
			var event = new Event();
			event.item = folder.getItem(1);
			folder.notifyListeners(SWT.Selection, event);
		});
		Wait.waitUntil(() -> folder.getSelectionIndex() == 1 && folder.getSelection().getText().equals("Tracing"), "the tracing page");
		Wait.waitUntil(() -> says("Every probe can fire."), "the forecast");
		var command = Wait.waitFor(() -> Widgets.all(Text.class, text -> text.getText().endsWith("hello.py --name \"two words\"")).stream().findFirst().orElse(null), "the exact command");
		Views.screenshot("launch-tracing");
		Wait.waitUntil(() -> folder.getDisplay().map(command.getParent(), folder, command.getBounds()).intersection(folder.getClientArea()).height == command.getBounds().height,
				"all of the page in sight, down to the command");
		Views.screenshot("launch-tracing");
	}

	@Test
	void thePreferencePageOpens() {
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PreferencesUtil
				.createPreferenceDialogOn(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), "org.tapsetstudio.ui.preferences.tracing", null, null).open()));
		Wait.waitUntil(() -> says("Used by launches that do not say otherwise."), "the preference page");
		Views.screenshot("preferences");
	}

	private static void openDialog(String group, String name) {
		Ui.run(() -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			try {
				var configuration = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(PythonLaunchType.find())[0];
				DebugUITools.openLaunchConfigurationDialogOnGroup(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), new StructuredSelection(configuration), group);
			} catch (CoreException e) {
				throw new AssertionError(name, e);
			}
		}));
		Wait.waitUntil(() -> Widgets.all(Shell.class, shell -> shell.getText().contains("Profile")).size() == 1, "the launch dialog");
	}

	private static Text field(String text) {
		return Wait.waitFor(() -> Widgets.all(Text.class, field -> field.getText().equals(text)).stream().findFirst().orElse(null), "a field with " + text);
	}

	private static boolean says(String sentence) {
		return !Widgets.all(Control.class, control -> Widgets.text(control).contains(sentence)).isEmpty();
	}
}
