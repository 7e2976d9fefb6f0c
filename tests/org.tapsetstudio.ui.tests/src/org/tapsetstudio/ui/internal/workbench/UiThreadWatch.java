package org.tapsetstudio.ui.internal.workbench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.tapsetstudio.robot.Ui;

/**
 * Watches the user interface's thread from another one. What it finds does not depend on how busy the machine is: of each event that the thread handles it takes the processor time, not how long it waits
 * for a processor, and it looks for the thread waiting for something else than events while code of ours is on its stack.
 */
final class UiThreadWatch implements AutoCloseable {
	/** An event that takes longer than this is noticed by people. */
	static final long NOTICED = TimeUnit.MILLISECONDS.toNanos(100);
	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final Predicate<StackTraceElement> OURS = frame -> frame.getClassName().startsWith("org.tapsetstudio.")
			&& Stream.of("org.tapsetstudio.robot.", "org.tapsetstudio.ui.internal.workbench.").noneMatch(frame.getClassName()::startsWith);

	/**
	 * Something that the thread did in one go, from the moment when it took it up until it could take up something else.
	 *
	 * @param work processor time in nanoseconds
	 * @param stack in the midst of it, with code of ours; empty where none was seen
	 */
	record Handled(long work, List<StackTraceElement> stack) {
		@Override
		public String toString() {
			return work / 1_000_000 + " ms of work in " + lines(stack);
		}
	}

	private final Predicate<StackTraceElement> ours;
	private final Thread watched = Ui.ui(() -> Display.getCurrent().getThread());
	private final Thread watching = new Thread(this::watch, "user interface watch");
	private final Listener begins = event -> begin();
	private final Listener ends = event -> end();
	private final List<Handled> handled = new CopyOnWriteArrayList<>();
	private final List<String> waits = new CopyOnWriteArrayList<>();
	private final List<Long> answers = new CopyOnWriteArrayList<>();
	private final AtomicBoolean asked = new AtomicBoolean();
	private int depth;
	private volatile long began = -1;
	private volatile List<StackTraceElement> seen = List.of();
	private volatile boolean closed;

	UiThreadWatch() {
		this(OURS);
	}

	/** @param ours whether a frame is of the code that is watched */
	UiThreadWatch(Predicate<StackTraceElement> ours) {
		this.ours = ours;
		Ui.run(() -> {
			Display.getCurrent().addListener(SWT.PreEvent, begins);
			Display.getCurrent().addListener(SWT.PostEvent, ends);
		});
		watching.setDaemon(true);
		watching.start();
	}

	/** An event in an event belongs to that. */
	private void begin() {
		if (depth++ == 0) {
			seen = List.of();
			began = THREADS.getCurrentThreadCpuTime();
		}
	}

	private void end() {
		if (depth > 0 && --depth == 0) {
			handled.add(new Handled(THREADS.getCurrentThreadCpuTime() - began, seen));
			began = -1;
		}
	}

	private void watch() {
		long since = 0;
		while (!closed) {
			LockSupport.parkNanos(PERIOD);
			ask();
			look();
			var state = watched.getState();
			boolean runs = state == Thread.State.RUNNABLE || state == Thread.State.TERMINATED;
			long now = System.nanoTime();
			since = runs ? 0 : since == 0 ? now : since;
			if (since != 0 && now - since > NOTICED) {
				var stack = watched.getStackTrace();
				if (isOurs(stack)) {
					waits.add("waits in " + lines(List.of(stack)));
				}
				since = 0;
			}
		}
	}

	/** Takes the stack of an event that has taken a good part of what would be noticed. */
	private void look() {
		long start = began;
		if (start >= 0 && seen.isEmpty() && THREADS.getThreadCpuTime(watched.threadId()) - start > NOTICED / 4) {
			var stack = watched.getStackTrace();
			if (began == start && isOurs(stack)) {
				seen = List.of(stack);
			}
		}
	}

	private boolean isOurs(StackTraceElement[] stack) {
		return Stream.of(stack).anyMatch(ours);
	}

	private static String lines(List<StackTraceElement> stack) {
		return stack.stream().limit(40).map(StackTraceElement::toString).collect(Collectors.joining("\n  "));
	}

	/** Asks the thread for an answer, one question after the other. */
	private void ask() {
		if (asked.compareAndSet(false, true)) {
			long start = System.nanoTime();
			Display.getDefault().asyncExec(() -> {
				answers.add((System.nanoTime() - start) / 1_000_000);
				asked.set(false);
			});
		}
	}

	/** Where the thread waited for a time that people notice, with code of ours on its stack. */
	List<String> waits() {
		return List.copyOf(waits);
	}

	/** What the thread did until now with code of ours, as far as people notice, the longest first. */
	List<Handled> noticed() {
		return handled.stream().filter(each -> each.work() > NOTICED && !each.stack().isEmpty()).sorted((a, b) -> Long.compare(b.work(), a.work())).toList();
	}

	/** Processor time of all it did, in nanoseconds, in order. */
	List<Long> work() {
		return handled.stream().map(Handled::work).sorted().toList();
	}

	/** After how many milliseconds it answered questions that came at any moment, in the order of time. How busy the machine is matters, so this is for people. */
	List<Long> answers() {
		return new ArrayList<>(answers);
	}

	@Override
	public void close() {
		closed = true;
		Ui.run(() -> {
			Display.getCurrent().removeListener(SWT.PreEvent, begins);
			Display.getCurrent().removeListener(SWT.PostEvent, ends);
		});
	}
}
