package org.tapsetstudio.ui.internal.workbench;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.TextConsole;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.robot.Wait;

/** Launches of a test, and what they print. */
final class Launches {
	private Launches() {
	}

	static ILaunchManager manager() {
		return DebugPlugin.getDefault().getLaunchManager();
	}

	static ILaunchConfigurationType type(String id) {
		return manager().getLaunchConfigurationType(id);
	}

	/** Ends all launches and forgets them and all configurations. */
	static void clear() throws CoreException {
		for (var launch : manager().getLaunches()) {
			launch.terminate();
			Wait.waitUntil(launch::isTerminated, "the end of " + launch);
		}
		manager().removeLaunches(manager().getLaunches());
		for (var configuration : manager().getLaunchConfigurations()) {
			configuration.delete();
		}
	}

	/** Waits for the only launch there is, once it has a process. */
	static ILaunch only() {
		return Wait.waitFor(() -> {
			var launches = manager().getLaunches();
			return launches.length == 1 && launches[0].getProcesses().length == 1 ? launches[0] : null;
		}, "the launch");
	}

	/** Profiles a configuration to the end of its program. */
	static TracedProcess profile(ILaunchConfiguration configuration) throws CoreException {
		var launch = configuration.launch(ILaunchManager.PROFILE_MODE, null);
		var process = (TracedProcess) launch.getProcesses()[0];
		Wait.waitUntil(launch::isTerminated, () -> "the end of " + configuration.getName() + ", which printed " + console());
		return process;
	}

	/** What all consoles show. */
	static String console() {
		return Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles()).filter(TextConsole.class::isInstance).map(TextConsole.class::cast)
				.map(console -> console.getDocument().get()).collect(Collectors.joining("\n"));
	}

	/** Waits until a console shows some words. */
	static void awaitConsole(String words) {
		Wait.waitUntil(() -> console().contains(words), () -> "\"" + words + "\" in the console, not " + console());
	}
}
