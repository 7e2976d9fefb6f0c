package org.tapsetstudio.export.internal.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.RuleInput;
import org.tapsetstudio.export.importing.ImportException;

/** The events of a Chrome trace by thread, which may come in any order. Asynchronous ones are threads of their own. */
final class ChromeEvents {
	/** An event as it stands in the file. */
	static final class Raw {
		String phase = "";
		String name = "";
		String category = "";
		String pid = "";
		String tid = "";
		String id = "";
		String file = "";
		String newName = "";
		int line;
		long nanos;
		long duration;
	}

	private enum Kind {
		BEGIN, END, WHOLE, INSTANT
	}

	private record Key(String pid, String tid, String id) {
	}

	private record Event(Kind kind, CallWriter.Callee callee, long nanos, long duration) {
	}

	private final Map<Key, List<Event>> threads = new LinkedHashMap<>();
	private final Map<CallWriter.Callee, CallWriter.Callee> callees = new HashMap<>();
	private final Map<String, String> processNames = new HashMap<>();
	private final Map<Key, String> threadNames = new HashMap<>();
	private final Map<String, Long> ignored = new TreeMap<>();
	private boolean cut;

	/** The file ends in the middle. */
	void cutOff() {
		cut = true;
	}

	void add(Raw raw) {
		switch (raw.phase) {
		case "B", "b" -> event(raw, Kind.BEGIN);
		case "E", "e" -> event(raw, Kind.END);
		case "X" -> event(raw, Kind.WHOLE);
		case "i", "I", "R", "n" -> event(raw, Kind.INSTANT);
		case "M" -> {
			if (raw.name.equals("process_name")) {
				processNames.put(raw.pid, raw.newName);
			} else if (raw.name.equals("thread_name")) {
				threadNames.put(new Key(raw.pid, raw.tid, ""), raw.newName);
			}
		}
		default -> ignored.merge(raw.phase, 1L, Long::sum);
		}
	}

	private void event(Raw raw, Kind kind) {
		boolean async = "ben".contains(raw.phase);
		Key key = async ? new Key(raw.pid, "", raw.category + " " + raw.id) : new Key(raw.pid, raw.tid, "");
		CallWriter.Callee callee = callees.computeIfAbsent(new CallWriter.Callee(raw.name, raw.file, raw.line), c -> c);
		threads.computeIfAbsent(key, k -> new ArrayList<>()).add(new Event(kind, callee, raw.nanos, Math.max(0, raw.duration)));
	}

	void write(CallWriter out, Progress progress) throws ImportException {
		long start = Long.MAX_VALUE;
		for (List<Event> events : threads.values()) {
			for (Event event : events) {
				start = Math.min(start, event.nanos);
			}
		}
		Map<String, Integer> pids = new HashMap<>();
		Map<Key, Integer> tids = new HashMap<>();
		for (Map.Entry<Key, List<Event>> one : threads.entrySet()) {
			if (progress.isCancelled()) {
				return;
			}
			Key key = one.getKey();
			int pid = number(key.pid, pids, key.pid);
			String process = processNames.getOrDefault(key.pid, "process " + key.pid);
			String thread = threadNames.getOrDefault(key, key.id.isEmpty() ? "thread " + key.tid : key.id.strip());
			thread(one.getValue(), start, out.thread(pid, process, number(key.tid, tids, key), thread));
		}
		if (cut) {
			out.note("The file ends in the middle of its events; what is whole was read.");
		}
		ignored.forEach((phase, count) -> out.note("Left out: " + RuleInput.count(count, "event") + " of kind \"" + phase + "\" (counters, flows, objects and the like)."));
	}

	/** Numbers stay what they are; other names, and numbers that are no identity here, get one. */
	private static <K> int number(String text, Map<K, Integer> known, K key) {
		if (text.matches("\\d{1,9}")) {
			return Integer.parseInt(text);
		}
		return known.computeIfAbsent(key, k -> 1_000_000_000 + known.size());
	}

	private static void thread(List<Event> events, long start, CallWriter.Thread out) throws ImportException {
		events.sort(Comparator.comparingLong(Event::nanos).thenComparing(Comparator.comparingLong(Event::duration).reversed()));
		Deque<Long> ends = new ArrayDeque<>();
		long last = 0;
		for (Event event : events) {
			long now = event.nanos - start;
			while (!ends.isEmpty() && ends.peek() <= now) {
				out.close(ends.pop());
			}
			last = Math.max(last, now);
			switch (event.kind) {
			case BEGIN -> {
				out.open(event.callee, now);
				ends.push(Long.MAX_VALUE);
			}
			case END -> {
				if (!ends.isEmpty()) {
					ends.pop();
					out.close(now);
				}
			}
			case WHOLE -> {
				long end = Math.min(now + event.duration, ends.isEmpty() ? Long.MAX_VALUE : ends.peek());
				out.open(event.callee, now);
				ends.push(end);
				last = Math.max(last, end);
			}
			case INSTANT -> out.instant(event.callee.name(), now);
			}
		}
		while (!ends.isEmpty()) {
			out.close(Math.min(last, ends.pop()));
		}
		out.end(last);
	}
}
