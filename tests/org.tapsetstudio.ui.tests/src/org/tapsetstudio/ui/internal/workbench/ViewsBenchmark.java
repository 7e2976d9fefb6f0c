package org.tapsetstudio.ui.internal.workbench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.testing.RandomCalls;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.flame.FlameProbe;
import org.tapsetstudio.ui.internal.timeline.TimelineProbe;

/**
 * How many frames a second the timeline and the flame graph draw while somebody zooms, pans and searches, and what a frame costs the user interface's thread. No test: {@code tests/benchmarks/views/run}
 * starts it. Each frame waits until the step before it is drawn. GTK itself draws 60 frames a second at most.
 */
class ViewsBenchmark {
	private static final int EVENTS = Integer.getInteger("tapset.benchmark.events", 100_000_000);
	private static final int STEPS = 120;
	/** Finds a hundred of the 300 functions, then ten, then one. */
	private static final String TYPED = "f123";
	/** That a drag goes from frame to frame. */
	private static final int PIXELS = 12;

	@TempDir
	Path folder;

	@Test
	void zoomPanAndSearch() {
		var recording = recording();
		Views.reset();
		maximise();
		long start = System.nanoTime();
		UiPlugin.recordings().open(recording);
		Wait.waitUntil(() -> UiPlugin.recordings().current().filter(source -> source.state() == SourceState.FINISHED).isPresent(), "the recording");
		System.out.printf("%,d events, read and indexed in %.1f s, heap at most %,d MB%n", UiPlugin.recordings().current().get().snapshot().events(), (System.nanoTime() - start) / 1e9,
				Runtime.getRuntime().maxMemory() >> 20);
		System.out.printf("%-26s %9s %18s %18s %9s %14s%n", "median / 99th percentile", "frames/s", "frame", "its thread's work", "exact", "all threads");
		long collected = collecting();
		var timeline = TimelineProbe.show(Views.page());
		Wait.waitUntil(timeline::isExact, "the timeline");
		measure("timeline", timeline.canvas(), timeline::isExact);
		var flames = FlameProbe.of(Views.flameGraph());
		Wait.waitUntil(flames::isExact, "the flame graph");
		measure("flame graph", flames.canvas(), flames::isExact);
		var runtime = Runtime.getRuntime();
		System.out.printf("garbage collection meanwhile %d ms, heap used %,d MB, load of the machine %.1f%n", collecting() - collected, runtime.totalMemory() - runtime.freeMemory() >> 20,
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

	/** One that is there already, or a new one. */
	private Path recording() {
		var given = System.getProperty("tapset.benchmark.recording", "");
		if (!given.isEmpty()) {
			return Path.of(given);
		}
		var recording = folder.resolve("large.taprec");
		RandomCalls.write(recording, EVENTS, 5, 10);
		return recording;
	}

	private static long collecting() {
		return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
	}

	private static void maximise() {
		Ui.run(() -> {
			IWorkbenchPage page = Views.page();
			page.showView(TapsetUi.TIMELINE_VIEW);
			page.getWorkbenchWindow().getShell().setBounds(Display.getCurrent().getBounds());
			page.toggleZoom(page.findViewReference(TapsetUi.TIMELINE_VIEW));
		});
	}

	private static void measure(String view, Canvas canvas, BooleanSupplier exact) {
		var size = Ui.ui(canvas::getSize);
		System.out.printf("%s, %d x %d%n", view, size.x, size.y);
		IntConsumer in = i -> wheel(canvas, size.x / 2 + i % 7, 1);
		IntConsumer out = i -> wheel(canvas, size.x / 2 + i % 5, -1);
		IntConsumer drag = i -> drag(canvas, size.x / 2 + PIXELS * (STEPS / 4 - Math.abs(i % STEPS - STEPS / 2)), i % STEPS == 0);
		frames("zoom in to a 200th", canvas, exact, 24, in);
		frames("drag there", canvas, exact, STEPS, drag);
		frames("zoom out", canvas, exact, 24, out);
		frames("zoom in to two thirds", canvas, exact, 2, in);
		frames("drag there", canvas, exact, STEPS, drag);
		frames("zoom in to single calls", canvas, exact, 60, in);
		frames("drag there", canvas, exact, STEPS, drag);
		frames("zoom out to all", canvas, exact, 62, out);
		var search = Views.fieldOf(canvas);
		frames("type what is searched for", canvas, exact, 24, i -> search.setText(TYPED.substring(0, i % TYPED.length() + 1)));
		frames("zoom in to matches", canvas, exact, 24, in);
		frames("drag there", canvas, exact, STEPS, drag);
		Ui.run(() -> search.setText(""));
		frames("zoom out to all", canvas, exact, 24, out);
	}

	/** Does steps, each after the frame before was drawn. */
	private static void frames(String name, Canvas canvas, BooleanSupplier exact, int count, IntConsumer step) {
		Ui.run(() -> {
			var cpu = ManagementFactory.getThreadMXBean();
			boolean[] painted = new boolean[1];
			Listener listener = e -> painted[0] = true;
			canvas.addListener(SWT.Paint, listener);
			double[] times = new double[count];
			double[] costs = new double[count];
			int right = 0;
			long all = processTime();
			long start = System.nanoTime();
			for (int i = 0; i < count; i++) {
				long begin = System.nanoTime();
				long before = cpu.getCurrentThreadCpuTime();
				painted[0] = false;
				step.accept(i);
				while (!painted[0]) {
					if (!canvas.getDisplay().readAndDispatch()) {
						canvas.getDisplay().sleep();
					}
				}
				costs[i] = (cpu.getCurrentThreadCpuTime() - before) / 1e6;
				times[i] = (System.nanoTime() - begin) / 1e6;
				right += exact.getAsBoolean() ? 1 : 0;
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			canvas.removeListener(SWT.Paint, listener);
			System.out.printf("%-26s %9.1f %18s %18s %7.0f %% %11.1f ms%n", name, count / seconds, spread(times), spread(costs), 100.0 * right / count, (processTime() - all) / 1e6 / count);
		});
	}

	/** Median and 99th percentile. */
	private static String spread(double[] values) {
		Arrays.sort(values);
		return "%.1f / %.1f ms".formatted(values[values.length / 2], values[Math.min(values.length - 1, values.length * 99 / 100)]);
	}

	private static long processTime() {
		return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
	}

	private static void wheel(Canvas canvas, int x, int count) {
		var event = new Event();
		event.x = x;
		event.y = 100;
		event.count = count;
		canvas.notifyListeners(SWT.MouseVerticalWheel, event);
	}

	/** Moves the window as a drag with Shift does. */
	private static void drag(Canvas canvas, int x, boolean begin) {
		var event = new Event();
		event.x = x;
		event.y = 100;
		event.button = 1;
		event.stateMask = SWT.SHIFT;
		if (begin) {
			canvas.notifyListeners(SWT.MouseUp, event);
			canvas.notifyListeners(SWT.MouseDown, event);
		}
		canvas.notifyListeners(SWT.MouseMove, event);
		canvas.redraw();
	}
}
