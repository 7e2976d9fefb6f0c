package org.tapsetstudio.recording.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/**
 * A recording written as text, for tests that a person can read. Blank lines and {@code #} comments are skipped.
 *
 * <pre>
 * process 100 /usr/bin/python3.11 "python3 a.py"     a started program; defines the Python markers as FRAMEs
 * fork 101 from 100/100 at 25us                      a child of that thread; events of the child follow under `thread 101/101`
 * exec 100 at 90us                                   the image ends here; another `process 100` may follow
 * exit 100 at 90us
 * marker postgresql query__start string              another marker of the last process, with captures: int, string, strn, frame; =string is the argument before, once more
 * note warning some sentence
 * thread 100/100 [name]                              the next events belong to it; the same thread twice goes on, `new thread` makes another stream
 *   10us &gt; main a.py:1                               an entry (&gt;), of function, file:line; us, ns, ms, s
 *   30us &lt; f                                         a return; flags at the end: unwound, yield, resume, fault
 *   40us postgresql:query__start "SELECT 1"          any other marker with its captured values
 *   50us lost 12
 *   60us end                                         the thread ended
 * </pre>
 */
public final class TextRecording {
	private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
	private static final Pattern TIME = Pattern.compile("(\\d+)(ns|us|ms|s)");
	private static final Map<String, Integer> FLAGS = Map.of("fault", 1, "unwound", 2, "resume", 4, "yield", 8);
	private static final Map<String, Integer> KINDS = Map.of("int", 1, "string", 2, "strn", 3, "frame", 4);
	private static final Map<String, Integer> SEVERITIES = Map.of("info", 1, "warning", 2, "error", 3);

	/** What is known of a process while the text is read. */
	private static final class Process {
		private final ImageWriter writer;
		private final Map<String, Integer> sites = new HashMap<>();
		private final Map<String, Integer> frames = new HashMap<>();
		private final Map<String, StreamWriter> threads = new HashMap<>();

		private Process(ImageWriter writer) {
			this.writer = writer;
		}
	}

	private final RecordingWriter recording;
	private final Map<String, Process> processes = new HashMap<>();
	private Process process;
	private StreamWriter stream;
	private long now;
	private long start = 1;

	private TextRecording(RecordingWriter recording) {
		this.recording = recording;
	}

	/** Writes the recording into this folder. */
	public static void write(Path folder, String text) {
		try (RecordingWriter writer = new RecordingWriter(folder)) {
			new TextRecording(writer).lines(text);
		}
	}

	private void lines(String text) {
		int number = 0;
		for (String line : text.split("\n")) {
			number++;
			List<String> words = words(line);
			if (words.isEmpty()) {
				continue;
			}
			try {
				line(words);
			} catch (RuntimeException e) {
				throw new IllegalArgumentException("line " + number + ": " + line, e);
			}
		}
	}

	private static List<String> words(String line) {
		List<String> words = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(line);
		while (matcher.find()) {
			if (matcher.group(1) == null && matcher.group(2).startsWith("#")) {
				break;
			}
			words.add(matcher.group(1) != null ? matcher.group(1).replace("\\n", "\n").replace("\\\"", "\"") : matcher.group(2));
		}
		return words;
	}

	private void line(List<String> words) {
		switch (words.get(0)) {
		case "process" -> process(words);
		case "fork" -> fork(words);
		case "exec" -> processes.get(words.get(1)).writer.exit(2, time(words.get(3)));
		case "exit" -> processes.get(words.get(1)).writer.exit(1, time(words.get(3)));
		case "marker" -> marker(words);
		case "note" -> process.writer.note(SEVERITIES.get(words.get(1)), String.join(" ", words.subList(2, words.size())));
		case "thread" -> thread(words.get(1), words.size() > 2 ? words.get(2) : null, false);
		case "new" -> thread(words.get(2), words.size() > 3 ? words.get(3) : null, true);
		default -> event(words);
		}
	}

	private void process(List<String> words) {
		int pid = Integer.parseInt(words.get(1));
		process = new Process(recording.image(pid, start++, words.get(2), words.size() > 3 ? words.get(3) : words.get(2)));
		processes.put(words.get(1), process);
		ImageWriter.SlotSpec frame = new ImageWriter.SlotSpec(4, 1, 0, 8);
		process.sites.put("python:function__entry", process.writer.site("python", "function__entry", 3, "", frame));
		process.sites.put("python:function__return", process.writer.site("python", "function__return", 3, "", frame));
	}

	private void fork(List<String> words) {
		String[] parentThread = words.get(3).split("/");
		Process parent = processes.get(parentThread[0]);
		process = new Process(recording.fork(parent.writer, Integer.parseInt(words.get(1)), time(words.get(5)), "/child"));
		process.sites.putAll(parent.sites);
		process.frames.putAll(parent.frames);
		process.writer.forkPoint(parent.threads.get(parentThread[1]), parent.threads.get(parentThread[1]).committed());
		processes.put(words.get(1), process);
	}

	private void marker(List<String> words) {
		List<ImageWriter.SlotSpec> slots = new ArrayList<>();
		int argument = 1;
		for (String word : words.subList(3, words.size())) {
			String kind = word.startsWith("=") ? word.substring(1) : word;
			argument -= word.startsWith("=") ? 1 : 0;
			slots.add(new ImageWriter.SlotSpec(KINDS.get(kind), argument, kind.equals("strn") ? argument + 1 : 0, 8));
			argument += kind.equals("frame") ? 3 : kind.equals("strn") ? 2 : 1;
		}
		String key = words.get(1) + ":" + words.get(2);
		process.sites.put(key, process.writer.site(words.get(1), words.get(2), slots.toArray(ImageWriter.SlotSpec[]::new)));
	}

	private void thread(String name, String comm, boolean fresh) {
		String[] ids = name.split("/");
		process = processes.get(ids[0]);
		if (fresh || !process.threads.containsKey(ids[1])) {
			process.threads.put(ids[1], process.writer.stream(Integer.parseInt(ids[1]), now, comm == null ? "main" : comm));
		}
		stream = process.threads.get(ids[1]);
	}

	private void event(List<String> words) {
		now = time(words.get(0));
		String what = words.get(1);
		switch (what) {
		case "lost" -> stream.lost(now, Long.parseLong(words.get(2)));
		case "end" -> stream.end();
		case ">" -> stream.event(now, process.sites.get("python:function__entry"), flags(words, 3), frame(words));
		case "<" -> stream.event(now, process.sites.get("python:function__return"), flags(words, 3), frame(words));
		default -> other(what, words);
		}
	}

	private void other(String marker, List<String> words) {
		List<Long> values = new ArrayList<>();
		int flags = 0;
		for (String word : words.subList(2, words.size())) {
			if (FLAGS.containsKey(word)) {
				flags |= FLAGS.get(word);
			} else if (word.equals("<unreadable>")) {
				values.add(0xFFFFFFFFL);
			} else {
				values.add(word.matches("-?\\d+") ? Long.parseLong(word) : process.writer.string(word));
			}
		}
		stream.event(now, process.sites.get(marker), flags, values.stream().mapToLong(Long::longValue).toArray());
	}

	private long frame(List<String> words) {
		String function = words.get(2);
		String place = words.size() > 3 && words.get(3).contains(":") ? words.get(3) : null;
		Integer id = process.frames.get(place == null ? function : function + " " + place);
		if (id == null) {
			String[] parts = (place == null ? "a.py:1" : place).split(":");
			id = process.writer.frame(parts[0], function.substring(function.lastIndexOf('.') + 1), function, Integer.parseInt(parts[1]), null);
			process.frames.put(function + " " + place, id);
			process.frames.put(function, id);
		}
		return id & 0xFFFFFFFFL | 0xFFFFFFFFL << 32;
	}

	private static int flags(List<String> words, int from) {
		int flags = 0;
		for (int i = from; i < words.size(); i++) {
			flags |= FLAGS.getOrDefault(words.get(i), 0);
		}
		return flags;
	}

	private static long time(String text) {
		Matcher matcher = TIME.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("no time: " + text);
		}
		long scale = switch (matcher.group(2)) {
		case "ns" -> 1;
		case "us" -> 1_000;
		case "ms" -> 1_000_000;
		default -> 1_000_000_000;
		};
		return Long.parseLong(matcher.group(1)) * scale;
	}
}
