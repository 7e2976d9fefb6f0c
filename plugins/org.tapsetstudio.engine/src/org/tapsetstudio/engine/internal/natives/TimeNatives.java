package org.tapsetstudio.engine.internal.natives;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** Times: all are the time of the event, so that a replay gives the same answers. */
final class TimeNatives {
	private static final long TICKS_PER_SECOND = 1000;
	private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

	private TimeNatives() {
	}

	static void addTo(NativeLibrary library, Run run) {
		library.plainNumber("gettimeofday_ns", f -> wall(run));
		library.plainNumber("gettimeofday_us", f -> wall(run) / 1_000);
		library.plainNumber("gettimeofday_ms", f -> wall(run) / 1_000_000);
		library.plainNumber("gettimeofday_s", f -> wall(run) / 1_000_000_000);
		for (String clock : new String[] { "local_clock_", "cpu_clock_" }) {
			int arity = clock.startsWith("cpu") ? 1 : 0;
			library.number(clock + "ns", arity, (f, a) -> run.event.timeNanos());
			library.number(clock + "us", arity, (f, a) -> run.event.timeNanos() / 1_000);
			library.number(clock + "ms", arity, (f, a) -> run.event.timeNanos() / 1_000_000);
			library.number(clock + "s", arity, (f, a) -> run.event.timeNanos() / 1_000_000_000);
		}
		library.plainNumber("ktime_get_ns", f -> run.event.timeNanos());
		library.plainNumber("get_cycles", f -> run.event.timeNanos());
		library.plainNumber("jiffies", f -> run.event.timeNanos() / (1_000_000_000 / TICKS_PER_SECOND));
		library.plainNumber("HZ", f -> TICKS_PER_SECOND);
		library.string("ctime", 0, (f, a) -> ctime(run, wall(run) / 1_000_000_000));
		library.string("ctime", 1, (f, a) -> ctime(run, a.number(0, f)));
		library.string("tz_ctime", 1, (f, a) -> {
			ByteString local = ctime(run, a.number(0, f) + run.facts.zoneOffsetSeconds());
			return run.concat(local, run.string(" " + run.facts.zoneName()));
		});
		library.number("tz_gmtoff", 0, (f, a) -> -run.facts.zoneOffsetSeconds());
		library.string("tz_name", 0, (f, a) -> run.string(run.facts.zoneName()));
	}

	private static long wall(Run run) {
		return run.event.timeNanos() + run.facts.wallOffsetNanos();
	}

	/** Like C's ctime without the line feed, in UTC; for the times that 32 bits of seconds can tell. */
	private static ByteString ctime(Run run, long seconds) {
		if (seconds != (int) seconds) {
			throw ScriptError.raised(seconds < 0 ? "far in the past: " + seconds + " seconds from 1970" : "far in the future: " + seconds + " seconds from 1970");
		}
		return run.string(CTIME.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC)));
	}
}
