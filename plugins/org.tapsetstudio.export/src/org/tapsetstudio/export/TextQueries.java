package org.tapsetstudio.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.Function;

/** Prints answers of queries as text under aligned columns. */
public final class TextQueries {
	private static final int LONGEST_BAR = 40;

	private TextQueries() {
	}

	/**
	 * Percentiles of each function, the one whose calls last longest together first.
	 *
	 * @param all by number of the function, null for those without
	 * @param limit rows; 0 for all
	 */
	public static void percentiles(List<CallDurations> all, List<Function> functions, int limit, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row("CALLS", "MIN", "50 %", "90 %", "99 %", "99.9 %", "MAX", "FUNCTION");
		List<Integer> numbers = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) {
				numbers.add(i);
			}
		}
		numbers.sort(Comparator.comparingDouble(i -> -all.get(i).mean() * all.get(i).count()));
		for (int number : limit == 0 ? numbers : numbers.subList(0, Math.min(limit, numbers.size()))) {
			CallDurations d = all.get(number);
			table.row(Long.toString(d.count()), Durations.format(d.min()), Durations.format(d.percentile(50)), Durations.format(d.percentile(90)), Durations.format(d.percentile(99)),
					Durations.format(d.percentile(99.9)), Durations.format(d.max()), Labels.function(functions.get(number)));
		}
		table.print(out);
	}

	/** A histogram with a line for each doubling of the duration. */
	public static void durations(CallDurations durations, Appendable out) throws IOException {
		out.append(Long.toString(durations.count())).append(" calls, 50 % last ").append(Durations.format(durations.percentile(50))).append(" at most, 99 % ")
				.append(Durations.format(durations.percentile(99))).append('\n');
		List<CallDurations.Bar> bars = durations.bars(1);
		TextTable table = new TextTable();
		long most = bars.stream().mapToLong(CallDurations.Bar::count).max().orElse(1);
		for (CallDurations.Bar bar : bars) {
			table.row(Durations.format(bar.from()), Long.toString(bar.count()), bar(bar.count(), most));
		}
		table.print(out);
	}

	private static String bar(long count, long most) {
		return "@".repeat((int) Math.ceil((double) LONGEST_BAR * count / Math.max(1, most)));
	}

	/** Calls, one a line. */
	public static void hits(List<SpanSearch.Hit> hits, List<Function> functions, Clock clock, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row("DURATION", "START", "THREAD", "FUNCTION");
		for (SpanSearch.Hit hit : hits) {
			table.row(Durations.format(clock.durationNanos(hit.span().end() - hit.span().start())), Durations.format(clock.toNanos(hit.span().start())), hit.lane().stream().toString(),
					Labels.function(functions.get(hit.span().function())));
		}
		table.print(out);
	}

	/** A line for each stretch. */
	public static void rates(CallRates rates, Appendable out) throws IOException {
		TextTable table = new TextTable();
		table.row("FROM", "CALLS/S", "");
		long most = 1;
		for (long count : rates.counts()) {
			most = Math.max(most, count);
		}
		for (int i = 0; i < rates.counts().length; i++) {
			long from = rates.window().from() + (long) ((double) rates.window().length() * i / rates.counts().length);
			table.row(Durations.format(from), String.format(Locale.ROOT, "%.0f", rates.perSecond(i)), bar(rates.counts()[i], most));
		}
		table.print(out);
	}

	/** A line for each kind of work and thread. */
	public static void activities(List<ActivityLane> rows, TimeRange window, Appendable out) throws IOException {
		if (rows.isEmpty()) {
			out.append("No queries, transactions, waits, collections or the like were recorded. Presets for PostgreSQL and Java record them.\n");
			return;
		}
		TextTable table = new TextTable();
		table.row("TIME", "%", "NUMBER", "THREAD", "ACTIVITY");
		for (ActivityLane row : rows) {
			long time = row.within(window);
			table.row(Durations.format(time), percent(time, window.length()), Integer.toString(row.size()), row.lane().stream().toString(), row.activity().label());
		}
		table.print(out);
	}

	/** A line for each thread. */
	public static void states(List<ThreadStates> threads, TimeRange window, Appendable out) throws IOException {
		TextTable table = new TextTable();
		List<String> heads = new ArrayList<>();
		for (ThreadStates.State state : ThreadStates.State.values()) {
			heads.add(state.name());
		}
		heads.add("THREAD");
		table.row(heads.toArray(String[]::new));
		for (ThreadStates thread : threads) {
			Map<ThreadStates.State, Long> sums = thread.sums(window);
			List<String> cells = new ArrayList<>();
			for (ThreadStates.State state : ThreadStates.State.values()) {
				cells.add(Durations.format(sums.getOrDefault(state, 0L)));
			}
			cells.add(thread.lane().stream() + " " + Labels.clean(thread.lane().stream().comm()));
			table.row(cells.toArray(String[]::new));
		}
		table.print(out);
	}

	private static String percent(long part, long whole) {
		return String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, whole));
	}
}
