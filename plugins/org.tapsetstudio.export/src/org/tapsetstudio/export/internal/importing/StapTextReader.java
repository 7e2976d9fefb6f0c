package org.tapsetstudio.export.internal.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.RuleInput;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;

/**
 * The lines of scripts that print {@code thread_indent()} before a function: microseconds, program, thread in parentheses, a colon, blanks for the depth. Arrows tell entry and return
 * ({@code =>}, {@code ->}, {@code <=}, {@code <-}); without them a line that is less far in than the one before is a return. The function {@code thread_indent()} counts from the outermost call of
 * its thread, so each of those follows on the one before.
 */
public final class StapTextReader implements ImportReader {
	private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,15}) (.{1,64}?)\\((\\d{1,9})\\):( *)(.*)");
	private static final Pattern ARROW = Pattern.compile("(=>|->|<=|<-)\\s*(.*)");

	private static final class Lane {
		private final CallWriter.Thread thread;
		private long base;
		private long last;
		private int indent = -1;

		Lane(CallWriter.Thread thread) {
			this.thread = thread;
		}

		long nanos(long micros) {
			if (micros < last) {
				base += last;
			}
			last = micros;
			return 1000 * (base + micros);
		}
	}

	@Override
	public boolean knows(FileHead head) {
		return head.text().lines().limit(50).filter(line -> LINE.matcher(line).matches()).count() > 0;
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		Map<Integer, Lane> lanes = new HashMap<>();
		try (BufferedReader in = Texts.open(file, StandardCharsets.UTF_8); CallWriter out = new CallWriter(folder, 0)) {
			long others = 0;
			for (String line = in.readLine(); line != null && !progress.isCancelled(); line = in.readLine()) {
				Matcher match = LINE.matcher(line);
				if (match.matches()) {
					int tid = Integer.parseInt(match.group(3));
					Lane lane = lanes.get(tid);
					if (lane == null) {
						lane = new Lane(out.thread(tid, match.group(2), tid, match.group(2)));
						lanes.put(tid, lane);
					}
					event(lane, lane.nanos(Long.parseLong(match.group(1))), match.group(4).length(), match.group(5).strip());
				} else if (!line.isBlank()) {
					others++;
				}
			}
			if (lanes.isEmpty()) {
				throw new ImportException(file + " has no line of thread_indent(): microseconds, program, thread in parentheses, colon.");
			}
			if (others > 0) {
				out.note("Left out: " + RuleInput.count(others, "line") + " of another form.");
			}
			lanes.values().forEach(lane -> lane.thread.end(1000 * (lane.base + lane.last)));
			return out.summary();
		}
	}

	private static void event(Lane lane, long nanos, int indent, String text) throws ImportException {
		Matcher arrow = ARROW.matcher(text);
		boolean known = arrow.matches();
		boolean leaves = known ? arrow.group(1).startsWith("<") : indent < lane.indent;
		if (leaves) {
			lane.thread.close(nanos);
		} else {
			if (!known && indent == lane.indent) {
				lane.thread.close(nanos);
			}
			lane.thread.open(Callees.of(known ? arrow.group(2) : text), nanos);
		}
		lane.indent = indent;
	}
}
