package org.tapsetstudio.engine.internal.natives;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** Times: all are the time of the event, so that a replay gives the same answers. */
final class TimeNatives implements NativeGroup {
	private static final long TICKS_PER_SECOND = 1000;
	private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

	private final Run run;

	TimeNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "local_clock_ns/0" -> (f, a) -> run.event.timeNanos();
		case "cpu_clock_ns/1" -> (f, a) -> run.event.timeNanos();
		case "local_clock_us/0" -> (f, a) -> run.event.timeNanos() / 1_000;
		case "cpu_clock_us/1" -> (f, a) -> run.event.timeNanos() / 1_000;
		case "local_clock_ms/0" -> (f, a) -> run.event.timeNanos() / 1_000_000;
		case "cpu_clock_ms/1" -> (f, a) -> run.event.timeNanos() / 1_000_000;
		case "local_clock_s/0" -> (f, a) -> run.event.timeNanos() / 1_000_000_000;
		case "cpu_clock_s/1" -> (f, a) -> run.event.timeNanos() / 1_000_000_000;
		case "tz_gmtoff/0" -> (f, a) -> -run.facts.zoneOffsetSeconds();
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "ctime/0" -> (f, a) -> ctime(run, wall(run) / 1_000_000_000);
		case "ctime/1" -> (f, a) -> ctime(run, a.number(0, f));
		case "tz_ctime/1" -> (f, a) -> {
			ByteString local = ctime(run, a.number(0, f) + run.facts.zoneOffsetSeconds());
			return run.concat(local, run.string(" " + run.facts.zoneName()));
		};
		case "tz_name/0" -> (f, a) -> run.string(run.facts.zoneName());
		default -> null;
		};
	}

	@Override
	public LongNode plainNumber(String name) {
		return switch (name) {
		case "gettimeofday_ns" -> f -> wall(run);
		case "gettimeofday_us" -> f -> wall(run) / 1_000;
		case "gettimeofday_ms" -> f -> wall(run) / 1_000_000;
		case "gettimeofday_s" -> f -> wall(run) / 1_000_000_000;
		case "ktime_get_ns" -> f -> run.event.timeNanos();
		case "get_cycles" -> f -> run.event.timeNanos();
		case "jiffies" -> f -> run.event.timeNanos() / (1_000_000_000 / TICKS_PER_SECOND);
		case "HZ" -> f -> TICKS_PER_SECOND;
		default -> null;
		};
	}

	private static long wall(Run run) {
		return run.event.timeNanos() + run.facts.wallOffsetNanos();
	}

	/** Like C's ctime without the line feed, in UTC; for the times that 32 bits of seconds can tell. */
	private static ByteString ctime(Run run, long seconds) {
		if (seconds != (int) seconds) {
			throw ScriptError.failed("Time too far in the " + (seconds < 0 ? "past" : "future") + " to be converted");
		}
		return run.string(CTIME.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC)));
	}
}
