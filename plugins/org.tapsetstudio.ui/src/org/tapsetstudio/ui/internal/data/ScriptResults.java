package org.tapsetstudio.ui.internal.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.launch.TracedProcess;

/** The globals of the script that a session runs, asked for again and again. Any thread may read; one asks. */
final class ScriptResults {
	private static final long PERIOD = 250_000_000L;
	private static final int HISTORY = 20_000;

	private final Map<String, List<SeriesPoint>> history = new HashMap<>();
	private final AtomicBoolean asked = new AtomicBoolean();
	private volatile List<ScriptTable> tables = List.of();
	private long next;

	List<ScriptTable> tables() {
		return tables;
	}

	/** What a scalar was over the time that it was watched. */
	List<SeriesPoint> history(String name) {
		synchronized (history) {
			return List.copyOf(history.getOrDefault(name, List.of()));
		}
	}

	void set(List<ScriptTable> found) {
		tables = List.copyOf(found);
	}

	/**
	 * Asks a running session, not too often; takes the last results of one that has ended.
	 *
	 * @param duration nanoseconds from the recording's start to its newest event
	 */
	void update(TracedProcess process, long duration) {
		process.result().ifPresent(result -> take(result.results(), duration));
		long now = System.nanoTime();
		var session = process.session();
		if (session.isPresent() && !process.isTerminated() && now >= next && asked.compareAndSet(false, true)) {
			next = now + PERIOD;
			session.get().results().whenComplete((results, failure) -> {
				asked.set(false);
				if (results != null && process.result().isEmpty()) {
					take(results, duration);
				}
			});
		}
	}

	private void take(List<ResultTable> results, long duration) {
		tables = results.stream().map(ScriptTable::of).toList();
		synchronized (history) {
			for (var table : tables) {
				if (table.isScalarNumber()) {
					var points = history.computeIfAbsent(table.name(), name -> new ArrayList<>());
					points.add(new SeriesPoint(duration, table.rows().getFirst().number(0)));
					if (points.size() > HISTORY) {
						points.removeFirst();
					}
				}
			}
		}
	}
}
