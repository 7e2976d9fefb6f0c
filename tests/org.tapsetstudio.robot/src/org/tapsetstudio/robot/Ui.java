package org.tapsetstudio.robot;

import java.util.concurrent.Callable;

import org.eclipse.swt.widgets.Display;

/** Runs code on the UI thread. */
public final class Ui {

	private Ui() {
	}

	/** Something to do that may fail. */
	@FunctionalInterface
	public interface Action {
		void run() throws Exception;
	}

	/**
	 * Computes a value on the UI thread and waits for it.
	 *
	 * @throws AssertionError with the cause, when the code fails
	 */
	public static <T> T ui(Callable<T> code) {
		Object[] result = new Object[1];
		Throwable[] failure = new Throwable[1];
		Display.getDefault().syncExec(() -> {
			try {
				result[0] = code.call();
			} catch (Throwable e) {
				failure[0] = e;
			}
		});
		if (failure[0] instanceof AssertionError error) {
			throw error;
		}
		if (failure[0] != null) {
			throw new AssertionError("On the UI thread: " + failure[0], failure[0]);
		}
		@SuppressWarnings("unchecked")
		T value = (T) result[0];
		return value;
	}

	/** Does something on the UI thread and waits until it is done. */
	public static void run(Action action) {
		ui(() -> {
			action.run();
			return null;
		});
	}

	/** Waits until the UI thread has handled everything that was pending when this was called. */
	public static void settle() {
		run(() -> {
			Display display = Display.getCurrent();
			while (display.readAndDispatch()) {
				// the condition does the work
			}
		});
	}
}
