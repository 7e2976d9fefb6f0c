package org.tapsetstudio.dsl.ide.points;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.points.PointGrammar.Next.Argument;

/** The points that the language itself knows, as far as they make sense for programs of users. */
public final class PointGrammar {
	/**
	 * A component that can follow.
	 *
	 * @param key the name under which its meaning is documented
	 */
	public record Next(String name, Argument argument, String key) {
		/** What goes into the parentheses. */
		public enum Argument {
			NONE, NUMBER, STRING
		}
	}

	private static final List<String> INTERVALS = List.of("s", "ms", "us", "ns", "sec", "msec", "usec", "nsec", "jiffies", "hz");

	private PointGrammar() {
	}

	/** What can follow a path of components; empty where the path is no beginning of a point. */
	public static List<Next> after(List<PointComponent> path) {
		List<Next> next = new ArrayList<>();
		if (path.isEmpty()) {
			plain(next, "begin", "end", "error", "init", "oneshot", "never", "timer", "process");
			next.add(new Next("process", Argument.STRING, "process"));
			return next;
		}
		String last = path.get(path.size() - 1).name();
		switch (path.get(0).name()) {
		case "timer" -> timer(next, path, last);
		case "process" -> process(next, last);
		default -> {
			// aliases know what follows them
		}
		}
		return next;
	}

	private static void timer(List<Next> next, List<PointComponent> path, String last) {
		if (path.size() == 1) {
			INTERVALS.forEach(unit -> next.add(new Next(unit, Argument.NUMBER, "timer." + unit)));
			next.add(new Next("profile", Argument.NONE, "timer.profile"));
		} else if (path.size() == 2 && INTERVALS.contains(last) && !last.equals("hz")) {
			next.add(new Next("randomize", Argument.NUMBER, "randomize"));
		}
	}

	private static void process(List<Next> next, String last) {
		switch (last) {
		case "process" -> {
			string(next, "mark", "provider", "function", "statement", "library", "plt");
			next.add(new Next("begin", Argument.NONE, "process.begin"));
			next.add(new Next("end", Argument.NONE, "process.end"));
			plain(next, "thread", "syscall", "plt");
		}
		case "library" -> string(next, "mark", "provider", "function", "statement", "plt");
		case "provider" -> string(next, "mark");
		case "thread" -> {
			next.add(new Next("begin", Argument.NONE, "thread.begin"));
			next.add(new Next("end", Argument.NONE, "thread.end"));
		}
		case "function" -> plain(next, "call", "return", "inline");
		case "syscall", "plt" -> plain(next, "return");
		default -> {
			// complete
		}
		}
	}

	private static void plain(List<Next> next, String... names) {
		for (String name : names) {
			next.add(new Next(name, Argument.NONE, name));
		}
	}

	private static void string(List<Next> next, String... names) {
		for (String name : names) {
			next.add(new Next(name, Argument.STRING, name));
		}
	}
}
