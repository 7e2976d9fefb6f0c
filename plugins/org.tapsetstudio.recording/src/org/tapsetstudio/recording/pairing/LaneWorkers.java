package org.tapsetstudio.recording.pairing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.tapsetstudio.recording.ProcessImage;

/**
 * Pairs several lanes at once, on all processors. A lane is run by one thread at a time; each thread has plans of its own, since they remember what they met. Some batches of each lane in turn, so that a
 * program's thread that writes faster than we read cannot keep the others out.
 */
final class LaneWorkers {
	private static final int BATCH = 1 << 16;
	/** Batches of a lane before it is another's turn: each turn fills the processor's caches anew. */
	private static final int TURN = 16;
	private static final int PATIENCE_MILLIS = 5;

	private final FunctionTable functions;
	private final List<Map<ProcessImage, ImagePlan>> plans = new ArrayList<>();

	LaneWorkers(FunctionTable functions) {
		this.functions = functions;
		for (int i = 0; i < Math.max(1, Runtime.getRuntime().availableProcessors()); i++) {
			plans.add(new HashMap<>());
		}
	}

	/** The plan for an image by which the caller's thread reads. */
	ImagePlan plan(ProcessImage image) {
		return plan(0, image);
	}

	private ImagePlan plan(int worker, ProcessImage image) {
		return plans.get(worker).computeIfAbsent(image, of -> new ImagePlan(of, functions));
	}

	/**
	 * Takes what the lanes' streams have. What fits into one batch for each is taken in their order, so that a short recording gives the same numbers to its functions every time.
	 *
	 * @param cancelled asked by the caller's thread only
	 * @return how many events that was
	 */
	long run(List<Lane> lanes, BooleanSupplier cancelled) {
		long events = 0;
		Queue<Lane> unfinished = new ConcurrentLinkedQueue<>();
		for (Lane lane : lanes) {
			int done = lane.run(BATCH, plan(lane.image()));
			events += done;
			if (done == BATCH) {
				unfinished.add(lane);
				if (cancelled.getAsBoolean()) {
					return events;
				}
			}
		}
		int workers = Math.min(plans.size(), unfinished.size());
		return events + (workers > 1 ? together(workers, unfinished, cancelled) : work(0, unfinished, cancelled));
	}

	private long work(int worker, Queue<Lane> unfinished, BooleanSupplier cancelled) {
		long events = 0;
		boolean stopped = false;
		for (Lane lane = unfinished.poll(); lane != null; lane = stopped ? null : unfinished.poll()) {
			int done = BATCH;
			for (int batch = 0; batch < TURN && done == BATCH && !stopped; batch++) {
				done = lane.run(BATCH, plan(worker, lane.image()));
				events += done;
				stopped = cancelled.getAsBoolean();
			}
			if (done == BATCH) {
				unfinished.add(lane);
			}
		}
		return events;
	}

	private long together(int workers, Queue<Lane> unfinished, BooleanSupplier cancelled) {
		AtomicBoolean stop = new AtomicBoolean();
		List<FutureTask<Long>> tasks = new ArrayList<>();
		for (int i = 1; i < workers; i++) {
			int worker = i;
			Callable<Long> share = () -> work(worker, unfinished, stop::get);
			tasks.add(new FutureTask<>(share));
			Thread thread = new Thread(tasks.get(i - 1), "pairing " + i);
			thread.setDaemon(true);
			thread.start();
		}
		BooleanSupplier stopping = () -> {
			if (cancelled.getAsBoolean()) {
				stop.set(true);
			}
			return stop.get();
		};
		try {
			long events = work(0, unfinished, stopping);
			for (FutureTask<Long> task : tasks) {
				events += await(task, stopping);
			}
			return events;
		} finally {
			stop.set(true);
			tasks.forEach(task -> await(task, () -> true));
		}
	}

	private static long await(FutureTask<Long> task, BooleanSupplier stopping) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
				} catch (TimeoutException e) {
					stopping.getAsBoolean();
				} catch (InterruptedException e) {
					interrupted = true;
				} catch (ExecutionException e) {
					throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
				}
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
