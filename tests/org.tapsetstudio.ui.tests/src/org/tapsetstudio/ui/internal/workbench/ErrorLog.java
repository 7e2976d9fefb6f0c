package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** Hears what goes to the Error Log while a story is told: nothing of ours, and no exception of our code. */
final class ErrorLog implements ILogListener, AutoCloseable {
	private final List<String> entries = new CopyOnWriteArrayList<>();

	ErrorLog() {
		Platform.addLogListener(this);
	}

	@Override
	public void logging(IStatus status, String plugin) {
		if (status.getSeverity() >= IStatus.WARNING && (status.getPlugin().startsWith("org.tapsetstudio") || isOfOurCode(status.getException()))) {
			entries.add(status + " " + status.getException());
		}
	}

	private static boolean isOfOurCode(Throwable exception) {
		if (exception != null) {
			for (var frame : exception.getStackTrace()) {
				if (frame.getClassName().startsWith("org.tapsetstudio.")) {
					return true;
				}
			}
		}
		return false;
	}

	void assertEmpty() {
		assertEquals(List.of(), entries);
	}

	@Override
	public void close() {
		Platform.removeLogListener(this);
	}
}
