package org.tapsetstudio.robot;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

/**
 * Waits for conditions. The deadline (120 s, or the system property {@code tapset.robot.deadline} in seconds) only ends a test that has failed; no
 * result depends on it.
 */
public final class Wait {
	private static final long DEADLINE = TimeUnit.SECONDS.toNanos(Long.getLong("tapset.robot.deadline", 120));
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private Wait() {
	}

	/**
	 * Waits until the condition, evaluated on the UI thread, holds.
	 *
	 * @param description what is waited for, ends the sentence "Waited in vain for ..."
	 */
	public static void waitUntil(Callable<Boolean> condition, String description) {
		waitUntil(condition, () -> description);
	}

	/** As {@link #waitUntil(Callable, String)}, with a description that tells how things stand when the wait has failed. */
	public static void waitUntil(Callable<Boolean> condition, Supplier<String> description) {
		if (!holds(condition, DEADLINE)) {
			throw new AssertionError("Waited in vain for " + Ui.ui(description::get));
		}
	}

	/** Waits a tenth of the deadline for the condition: for what is tried again then. */
	public static boolean isSoon(Callable<Boolean> condition) {
		return holds(condition, DEADLINE / 10);
	}

	private static boolean holds(Callable<Boolean> condition, long deadline) {
		long start = System.nanoTime();
		while (!Ui.ui(condition)) {
			if (System.nanoTime() - start > deadline) {
				return false;
			}
			pause();
		}
		return true;
	}

	/** Waits until the supplier, called on the UI thread, gives something else than null, and returns that. */
	public static <T> T waitFor(Callable<T> supplier, String description) {
		Object[] found = new Object[1];
		waitUntil(() -> (found[0] = supplier.call()) != null, description);
		@SuppressWarnings("unchecked")
		T value = (T) found[0];
		return value;
	}

	/** Leaves the processor to others for a moment. On the UI thread that would stop what is waited for, so there it is refused. */
	private static void pause() {
		if (Display.getCurrent() != null) {
			throw new IllegalStateException("Waiting on the UI thread");
		}
		LockSupport.parkNanos(PAUSE);
	}
}
