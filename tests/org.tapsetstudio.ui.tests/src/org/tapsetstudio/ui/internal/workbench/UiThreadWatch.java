package org.tapsetstudio.ui.internal.workbench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;
import org.tapsetstudio.robot.Ui;

/**
 * Watches the user interface's thread from another one. What it finds does not depend on how busy the machine is: it counts the processor time of the thread, not how long it waits for a processor, and looks
 * for the thread waiting for something else than events while code of ours is on its stack.
 */
final class UiThreadWatch implements AutoCloseable {
	/** A thread that waits longer than this is noticed by people. */
	private static final long NOTICED = TimeUnit.MILLISECONDS.toNanos(100);
	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final String OURS = "org.tapsetstudio.";

	private final Thread watched = Ui.ui(() -> Display.getCurrent().getThread());
	private final Thread watching = new Thread(this::watch, "user interface watch");
	private final List<String> waits = new ArrayList<>();
	private final List<Answer> answers = new CopyOnWriteArrayList<>();
	private final AtomicBoolean asked = new AtomicBoolean();
	private volatile boolean closed;

	UiThreadWatch() {
		watching.setDaemon(true);
		watching.start();
	}

	private void watch() {
		long since = 0;
		while (!closed) {
			LockSupport.parkNanos(PERIOD);
			ask();
			var state = watched.getState();
			boolean runs = state == Thread.State.RUNNABLE || state == Thread.State.TERMINATED;
			long now = System.nanoTime();
			since = runs ? 0 : since == 0 ? now : since;
			if (since != 0 && now - since > NOTICED) {
				note(watched.getStackTrace());
				since = 0;
			}
		}
	}

	private synchronized void note(StackTraceElement[] stack) {
		if (Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith(OURS))) {
			waits.add(Stream.of(stack).limit(12).map(StackTraceElement::toString).collect(Collectors.joining("\n  ", "waits in ", "")));
		}
	}

	/** Where the thread waited for a time that people notice, with code of ours on its stack. */
	synchronized List<String> waits() {
		return List.copyOf(waits);
	}

	/**
	 * One answer of the thread to a question that comes at any moment.
	 *
	 * @param millis until it came
	 * @param worked what of that the thread worked on something else
	 */
	record Answer(long millis, long worked) {
	}

	/** Asks, one question after the other. */
	private void ask() {
		if (asked.compareAndSet(false, true)) {
			long start = System.nanoTime();
			long before = THREADS.getThreadCpuTime(watched.threadId());
			Display.getDefault().asyncExec(() -> {
				answers.add(new Answer((System.nanoTime() - start) / 1_000_000, (THREADS.getCurrentThreadCpuTime() - before) / 1_000_000));
				asked.set(false);
			});
		}
	}

	/** The answers until now. */
	List<Answer> answers() {
		return List.copyOf(answers);
	}

	@Override
	public void close() {
		closed = true;
	}
}
