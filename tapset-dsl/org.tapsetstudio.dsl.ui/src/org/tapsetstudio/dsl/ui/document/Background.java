package org.tapsetstudio.dsl.ui.document;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.core.runtime.SafeRunner;

/** Threads for what is asked of a script: as many as there are questions, so that none waits for another that waits for a check, as in the pool that the whole workbench shares. */
public final class Background {
	private static final Executor THREADS = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("script-", 1).factory()); //$NON-NLS-1$

	private Background() {
	}

	/** Runs something soon; what it throws is logged. Any thread. */
	public static void run(Runnable task) {
		THREADS.execute(() -> SafeRunner.run(task::run));
	}

	/** Finds something soon. Any thread. */
	public static <T> CompletableFuture<T> supply(Supplier<T> question) {
		return CompletableFuture.supplyAsync(question, THREADS);
	}

	/**
	 * Waits for an answer as long as the calling thread, such as that of the user interface, can spare. What takes longer goes on, so that what it reads is there the next time.
	 *
	 * @param patience in milliseconds
	 * @return empty if the answer is null or did not come in time
	 */
	public static <T> Optional<T> within(long patience, Supplier<T> question) {
		try {
			return Optional.ofNullable(supply(question).get(patience, TimeUnit.MILLISECONDS));
		} catch (TimeoutException e) {
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
