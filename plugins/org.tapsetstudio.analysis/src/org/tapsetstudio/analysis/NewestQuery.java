package org.tapsetstudio.analysis;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Asks one query at a time, off the thread of whoever asks: a new one cancels the one before, whose answer, if it comes all the same, is thrown away. So a view that asks at every
 * move of the mouse shows the newest, and nobody waits for the others. Any thread may ask.
 */
public final class NewestQuery {
	/**
	 * Something to be computed.
	 *
	 * @param <T> of the answer
	 */
	public interface Query<T> {
		/** Computes the answer; stops early, with any answer, when the progress says that it is cancelled. */
		T run(Progress progress);
	}

	private final Executor workers;
	private final Executor answers;
	private volatile Request<?> newest;

	/**
	 * @param workers where queries are computed; may have several threads
	 * @param answers where answers are told, for example the thread of a display; must keep the order
	 */
	public NewestQuery(Executor workers, Executor answers) {
		this.workers = workers;
		this.answers = answers;
	}

	/**
	 * Asks.
	 *
	 * @param query computed by a worker
	 * @param answer told the result unless something newer was asked meanwhile; what the query throws goes to the worker's handler of uncaught exceptions
	 */
	public <T> void ask(Query<T> query, Consumer<T> answer) {
		Request<T> request = new Request<>(query, answer);
		newest = request;
		workers.execute(request);
	}

	/** Cancels what was asked last. */
	public void cancel() {
		newest = null;
	}

	private final class Request<T> implements Runnable, Progress {
		private final Query<T> query;
		private final Consumer<T> answer;

		private Request(Query<T> query, Consumer<T> answer) {
			this.query = query;
			this.answer = answer;
		}

		@Override
		public boolean isCancelled() {
			return newest != this;
		}

		@Override
		public void run() {
			if (isCancelled()) {
				return;
			}
			T result = query.run(this);
			if (!isCancelled()) {
				answers.execute(() -> {
					if (!isCancelled()) {
						answer.accept(result);
					}
				});
			}
		}
	}
}
