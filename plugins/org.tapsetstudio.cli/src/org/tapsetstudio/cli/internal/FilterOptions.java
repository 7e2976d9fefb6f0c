package org.tapsetstudio.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.tapsetstudio.analysis.CallFilter;
import org.tapsetstudio.analysis.FunctionPattern;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;

import picocli.CommandLine.Option;

/** Which calls a report is about. */
final class FilterOptions {
	@Option(names = "--time", paramLabel = "RANGE", description = "Only this time since the start, for example \"1.2s - 1.5s\" or \"10ms + 500us\".")
	private String time;

	@Option(names = "--thread", paramLabel = "T", description = "Only threads with this number, process number or name; the name is the system's, which Python threads share before Python 3.14.")
	private String thread;

	@Option(names = "--inside", paramLabel = "F", description = "Only what happens inside calls of such functions: a part of a name, or a pattern with * and ?; behind @, the same of the file.")
	private String inside;

	@Option(names = "--without", paramLabel = "F", description = "Without calls of such functions; their time counts for who called them.")
	private String without;

	@Option(names = "--min-duration", paramLabel = "D", description = "Without shorter calls, for example 10us.")
	private String minimum;

	@Option(names = "--max-duration", paramLabel = "D", description = "Without longer calls.")
	private String maximum;

	/** Whether anything was asked. */
	boolean isSet() {
		return !names().isEmpty();
	}

	/** The options that were given. */
	String names() {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("--time", time);
		options.put("--thread", thread);
		options.put("--inside", inside);
		options.put("--without", without);
		options.put("--min-duration", minimum);
		options.put("--max-duration", maximum);
		return options.entrySet().stream().filter(option -> option.getValue() != null).map(Map.Entry::getKey).collect(Collectors.joining(", "));
	}

	/** Whether something was asked that only a tree can answer. */
	boolean needsTree() {
		return inside != null || without != null;
	}

	CallFilter filter() throws Failure {
		CallFilter filter = CallFilter.ALL.ofThreads(threads()).lasting(nanos(minimum, 0), nanos(maximum, Long.MAX_VALUE));
		filter = time == null ? filter : filter.in(window());
		filter = inside == null ? filter : filter.inside(FunctionPattern.of(inside));
		return without == null ? filter : filter.without(FunctionPattern.of(without));
	}

	private TimeRange window() throws Failure {
		return TimeRangeText.parse(time, new TimeRange(0, Long.MAX_VALUE / 4))
				.orElseThrow(() -> new Failure(Failure.USAGE, "tapset report: --time \"" + time + "\" is no time: write \"1.2s - 1.5s\" or \"10ms + 500us\""));
	}

	/** The window, or all of the recording. */
	TimeRange window(TimeRange whole) throws Failure {
		return time == null ? whole : window();
	}

	/** A duration as people type it. */
	static long nanos(String text, long missing) throws Failure {
		if (text == null) {
			return missing;
		}
		Optional<TimeRange> range = TimeRangeText.parse(text, new TimeRange(0, 1));
		return range.filter(r -> r.length() == 1).map(TimeRange::from).orElseThrow(() -> new Failure(Failure.USAGE, "tapset: \"" + text + "\" is no duration: write 10us, 1.5ms or 2s"));
	}

	private Predicate<ThreadStream> threads() {
		return thread == null ? stream -> true
				: stream -> thread.equals(stream.comm()) || thread.equals(Integer.toString(stream.tid())) || thread.equals(Integer.toString(stream.pid())) || thread.equals(stream.toString());
	}

	/** The chosen threads of an index. */
	List<LaneIndex> lanes(RecordingIndex index) {
		return index.lanes().stream().filter(lane -> threads().test(lane.stream())).toList();
	}

	/** A search for calls of functions, within the time and durations that were asked. */
	SpanSearch search(RecordingIndex index, String functions, Clock clock) throws Failure {
		IntPredicate known = FunctionChoice.of(functions, index.functions().size(), index.functions()::get)::get;
		TimeRange window = window(new TimeRange(0, Long.MAX_VALUE / 4));
		long most = nanos(maximum, Long.MAX_VALUE);
		long from = clock.startTicks() + (long) (window.from() / clock.nanosPerTick());
		long to = time == null ? Long.MAX_VALUE : clock.startTicks() + (long) Math.ceil(window.to() / clock.nanosPerTick());
		return new SpanSearch(known, time == null ? Long.MIN_VALUE : from, to, clock.ticksIn(nanos(minimum, 0)), most == Long.MAX_VALUE ? most : clock.ticksIn(most));
	}
}
