package org.tapsetstudio.dsl.parser;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Runs recursive work on scripts that nest deeper than a usual thread's stack reaches. */
public final class DeepStack {
	private static final long STACK_BYTES = 512L << 20;

	private DeepStack() {
	}

	/**
	 * Runs the work here, and again on a thread with a stack of 512 MiB if this one's overflows. The work must not have side effects.
	 *
	 * @throws StackOverflowError if that is not enough either
	 */
	public static <T> T call(Supplier<T> work) {
		try {
			return work.get();
		} catch (StackOverflowError e) {
			return retry(work);
		} catch (RuntimeException e) {
			if (causedByOverflow(e)) {
				return retry(work);
			}
			throw e;
		}
	}

	private static <T> T retry(Supplier<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Thread thread = new Thread(null, () -> {
			try {
				result.complete(work.get());
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		}, "deep recursion", STACK_BYTES);
		thread.setDaemon(true);
		thread.start();
		try {
			return result.join();
		} catch (CompletionException e) {
			Throwable cause = e.getCause();
			if (cause instanceof RuntimeException runtime && !causedByOverflow(runtime)) {
				throw runtime;
			}
			if (causedByOverflow(cause)) {
				throw new StackOverflowError();
			}
			throw e;
		}
	}

	private static boolean causedByOverflow(Throwable e) {
		for (Throwable cause = e; cause != null; cause = cause.getCause()) {
			if (cause instanceof StackOverflowError) {
				return true;
			}
		}
		return false;
	}
}
