package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;

/** The watch over the user interface's thread sees what it has to see, on a busy machine, too. */
class UiThreadWatchTest {
	private final UiThreadWatch watch = new UiThreadWatch(frame -> frame.getMethodName().startsWith("our"));

	@AfterEach
	void close() {
		watch.close();
	}

	@Test
	void oneEventThatWorksTooLongIsNoticed() {
		Ui.run(UiThreadWatchTest::ourWork);
		Wait.waitUntil(() -> watch.noticed().size() == 1, () -> "one event that is noticed, not " + watch.noticed());
		assertTrue(watch.noticed().getFirst().toString().contains("ourWork"), () -> watch.noticed().toString());
		assertEquals(0, watch.waits().size(), () -> watch.waits().toString());
	}

	@Test
	void workOfOthersAndShortWorkAreNot() {
		Ui.run(() -> work(150));
		for (int i = 0; i < 20; i++) {
			Ui.run(() -> work(10));
		}
		assertTrue(watch.work().getLast() >= TimeUnit.MILLISECONDS.toNanos(150), () -> watch.work().toString());
		assertEquals(0, watch.noticed().size(), () -> watch.noticed().toString());
	}

	@Test
	void aWaitIsNoticed() {
		Ui.run(this::ourWait);
		assertTrue(watch.waits().getFirst().contains("ourWait"), () -> watch.waits().toString());
	}

	private static void ourWork() {
		work(150);
	}

	/** Waits until that was noticed, for a minute at most. */
	private void ourWait() throws InterruptedException {
		var never = new CountDownLatch(1);
		for (int second = 0; second < 60 && watch.waits().isEmpty(); second++) {
			never.await(1, TimeUnit.SECONDS);
		}
	}

	/** Works until the thread has had that much of a processor. */
	private static void work(long millis) {
		var threads = ManagementFactory.getThreadMXBean();
		long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		while (threads.getCurrentThreadCpuTime() < end) {
			Thread.onSpinWait();
		}
	}
}
