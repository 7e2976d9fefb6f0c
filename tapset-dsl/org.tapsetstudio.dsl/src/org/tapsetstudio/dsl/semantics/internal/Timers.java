package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;

/** {@code timer.…} points. */
final class Timers {
	private static final long SHORTEST = 100_000;
	private static final long LONGEST = 86_400_000_000_000L;
	/** Ticks per second of a usual Debian kernel. */
	private static final long JIFFY = 1_000_000_000 / 250;
	private static final long MOST_JIFFIES = 1_000_000;
	private static final Map<String, Long> UNITS = Map.of("s", 1_000_000_000L, "sec", 1_000_000_000L, "ms", 1_000_000L, "msec", 1_000_000L, "us", 1_000L, "usec", 1_000L, "ns", 1L,
			"nsec", 1L);
	private static final List<String> NAMES = List.of("s", "sec", "ms", "msec", "us", "usec", "ns", "nsec", "hz", "jiffies", "profile");

	private Timers() {
	}

	static Derived resolve(FlatPoint point) throws PointProblem {
		List<Part> parts = point.components();
		if (parts.size() < 2)
			throw new PointProblem("a timer needs a period, as in timer.ms(100)", NAMES.stream().map(n -> "timer." + n).toList());
		Part unit = parts.get(1);
		if (!NAMES.contains(unit.name()))
			throw new PointProblem("there is no timer." + unit.name() + "; timers are " + String.join(", ", NAMES), Similar.to(unit.name(), NAMES)).name(unit);
		if (unit.name().equals("profile") && (unit.argument() != null || parts.size() > 2 && !parts.get(2).name().matches("tick|freq")))
			throw new PointProblem("behind timer.profile only .tick and .freq.hz(100) are possible");
		if (unit.name().equals("profile"))
			return Derived.of(new Probe.Refused("timer.profile fires on each processor from within the kernel, which is not possible here; use timer.hz(100)"), point.text(), Target.NONE);
		if (!(unit.argument() instanceof Long number))
			throw new PointProblem("timer." + unit.name() + " needs a number, as in timer." + unit.name() + "(100)");
		long jitter = jitter(parts);
		if (unit.name().equals("hz"))
			return timer(point, hertz(number, jitter), 0);
		if (unit.name().equals("jiffies"))
			return jiffies(point, number, jitter);
		long factor = UNITS.get(unit.name());
		long low = Math.max(1, SHORTEST / factor);
		long high = LONGEST / factor;
		if (number < low || number > high)
			throw new PointProblem("the period of timer." + unit.name() + " must be between " + low + " and " + high);
		if (jitter > number)
			throw new PointProblem("the number in randomize(…) must be between 0 and the period");
		return timer(point, number * factor, Math.max(0, jitter) * factor);
	}

	/** -1 without {@code .randomize}. */
	private static long jitter(List<Part> parts) throws PointProblem {
		if (parts.size() == 2)
			return -1;
		Part last = parts.get(2);
		if (parts.size() > 3 || !last.name().equals("randomize"))
			throw new PointProblem("behind the period of a timer only .randomize(N) is possible", parts.size() > 3 ? List.of() : Similar.to(last.name(), List.of("randomize"))).name(last);
		if (!(last.argument() instanceof Long number) || number < 0)
			throw new PointProblem("randomize(…) needs a number between 0 and the period");
		return number;
	}

	private static long hertz(long number, long jitter) throws PointProblem {
		if (jitter >= 0)
			throw new PointProblem("timer.hz cannot be randomized");
		if (number <= 0 || number > 10_000)
			throw new PointProblem("the frequency of timer.hz must be between 1 and 10000");
		return (1_000_000_000 + number - 1) / number;
	}

	private static Derived jiffies(FlatPoint point, long number, long jitter) throws PointProblem {
		if (number < 1 || number > MOST_JIFFIES)
			throw new PointProblem("the period of timer.jiffies must be between 1 and " + MOST_JIFFIES);
		if (jitter > number)
			throw new PointProblem("the number in randomize(…) must be between 0 and the period");
		return timer(point, number * JIFFY, Math.max(0, jitter) * JIFFY);
	}

	private static Derived timer(FlatPoint point, long period, long jitter) {
		return Derived.of(new Probe.Timer(period, jitter), point.text(), Target.NONE);
	}
}
