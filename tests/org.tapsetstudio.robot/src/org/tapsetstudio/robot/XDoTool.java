package org.tapsetstudio.robot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program {@code xdotool}, which gives keys and movements to the X server. */
final class XDoTool {
	private XDoTool() {
	}

	/** Runs it to its end and then lets the workbench handle what has arrived. */
	static void run(String... arguments) {
		List<String> command = new ArrayList<>(List.of("xdotool"));
		command.addAll(Arrays.asList(arguments));
		try {
			Process process = new ProcessBuilder(command).inheritIO().start();
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new AssertionError(command + " did not end within a minute");
			}
			if (process.exitValue() != 0) {
				throw new AssertionError(command + " ended with status " + process.exitValue());
			}
		} catch (IOException e) {
			throw new AssertionError("Keys are pressed by xdotool, of the Debian package of that name: " + e.getMessage(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while running " + command, e);
		}
		Ui.settle();
	}
}
