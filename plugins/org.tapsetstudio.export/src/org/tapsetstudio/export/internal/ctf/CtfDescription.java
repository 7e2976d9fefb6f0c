package org.tapsetstudio.export.internal.ctf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.export.importing.ImportException;

/**
 * What {@link CtfMetadata} wrote, read again.
 *
 * @param wallNanos nanoseconds since 1970 at time 0 of the trace
 * @param events by their number
 */
public record CtfDescription(long wallNanos, List<CtfEvent> events) {
	private static final int MOST_FIELDS = 100;
	private static final Pattern OFFSET = Pattern.compile("offset_s = (\\d{1,12});\\s+offset = (\\d{1,9});");
	private static final Pattern EVENT = Pattern.compile("event \\{\\s+id = (\\d{1,9});\\s+name = \"([^\"]*)\";\\s+stream_id = 0;\\s+fields := struct \\{\\s+uint16_t flags;([^}]*)}");
	private static final Pattern FIELD = Pattern.compile("(int64_t|string) arg(\\d{1,2});|string frame(\\d{1,2})_file;");

	/** Reads it. */
	public static CtfDescription read(Path file) throws IOException {
		String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		if (!text.startsWith("/* CTF 1.8 */") || !text.contains("tracer_name = \"" + CtfMetadata.TRACER + "\"")) {
			throw new ImportException(file + " is of another tracer: only traces that were exported by Tapset Studio can be imported. Look at others with babeltrace2 or Trace Compass.");
		}
		if (!text.contains("parent_pid")) {
			throw new ImportException(file + " was exported by an older version of Tapset Studio, which did not tell what was forked. Export the recording again.");
		}
		Matcher offset = OFFSET.matcher(text);
		long wall = offset.find() ? Long.parseLong(offset.group(1)) * 1_000_000_000 + Long.parseLong(offset.group(2)) : 0;
		List<CtfEvent> events = new ArrayList<>();
		Matcher event = EVENT.matcher(text);
		while (event.find()) {
			if (Integer.parseInt(event.group(1)) != events.size() || event.group(2).indexOf(':') < 0) {
				throw new ImportException(file + ": the events are not numbered in order, or have no names; it was changed after the export.");
			}
			events.add(new CtfEvent(event.group(2), fields(event.group(3))));
		}
		return new CtfDescription(wall, List.copyOf(events));
	}

	private static List<CtfEvent.Field> fields(String text) throws ImportException {
		List<CtfEvent.Field> fields = new ArrayList<>();
		Matcher field = FIELD.matcher(text);
		while (field.find()) {
			boolean frame = field.group(1) == null;
			CtfEvent.Kind kind = frame ? CtfEvent.Kind.FRAME : field.group(1).equals("string") ? CtfEvent.Kind.TEXT : CtfEvent.Kind.NUMBER;
			fields.add(new CtfEvent.Field(kind, Integer.parseInt(field.group(frame ? 3 : 2))));
		}
		if (fields.size() > MOST_FIELDS) {
			throw new ImportException("An event has more than " + MOST_FIELDS + " fields; no marker has.");
		}
		return List.copyOf(fields);
	}
}
