package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.NewestQuery;

class NewestQueryTest {
	private final ExecutorService workers = Executors.newFixedThreadPool(2);
	private final ExecutorService display = Executors.newSingleThreadExecutor();
	private final NewestQuery newest = new NewestQuery(workers, display);
	private final List<String> answers = new ArrayList<>();

	@AfterEach
	void end() {
		workers.shutdownNow();
		display.shutdownNow();
	}

	@Test
	void aNewRequestCancelsTheOneBefore() throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		newest.ask(progress -> {
			started.countDown();
			while (!progress.isCancelled()) {
				Thread.onSpinWait();
			}
			cancelled.countDown();
			return "old";
		}, answers::add);
		assertTrue(started.await(30, TimeUnit.SECONDS));
		newest.ask(progress -> "new", answers::add);
		assertTrue(cancelled.await(30, TimeUnit.SECONDS));
		settle();
		assertEquals(List.of("new"), answers);
	}

	@Test
	void anAnswerThatIsLateIsThrownAway() throws InterruptedException {
		CountDownLatch busy = new CountDownLatch(1);
		display.execute(() -> {
			try {
				busy.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		newest.ask(progress -> "old", answers::add);
		newest.ask(progress -> "new", answers::add);
		newest.cancel();
		busy.countDown();
		settle();
		assertEquals(List.of(), answers);
	}

	private void settle() throws InterruptedException {
		workers.shutdown();
		assertTrue(workers.awaitTermination(30, TimeUnit.SECONDS));
		display.shutdown();
		assertTrue(display.awaitTermination(30, TimeUnit.SECONDS));
	}
}
