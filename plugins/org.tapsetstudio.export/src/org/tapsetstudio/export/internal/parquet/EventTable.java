package org.tapsetstudio.export.internal.parquet;

import java.io.IOException;
import java.nio.file.Path;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.parquet.ParquetColumn.Type;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;

/** The events of a recording as a table, as they were recorded. */
public final class EventTable {
	private final ParquetFile file;
	private final RowHead head;
	private final ParquetColumn provider;
	private final ParquetColumn marker;
	private final ParquetColumn arguments;
	private final ParquetColumn flags;

	private EventTable(ParquetFile file, String name, Recording recording) throws IOException {
		this.file = file;
		head = new RowHead(file, name, recording.clock());
		provider = file.column("provider", Type.TEXT);
		marker = file.column("marker", Type.TEXT);
		arguments = file.column("arguments", Type.TEXT);
		flags = file.column("flags", Type.INT);
		file.start();
	}

	/**
	 * Writes the events, thread by thread, by time.
	 *
	 * @return false when cancelled; the file is of no use then
	 */
	public static boolean write(Path path, String name, Recording recording, Progress progress) throws IOException {
		try (ParquetFile file = new ParquetFile(path)) {
			EventTable table = new EventTable(file, name, recording);
			for (ThreadStream stream : recording.streams()) {
				StreamCursor event = stream.cursor();
				for (int i = 0; event.next(); i++) {
					if ((i & 0xFFFF) == 0 && progress.isCancelled()) {
						return false;
					}
					table.add(event);
				}
			}
		}
		return true;
	}

	private void add(StreamCursor event) throws IOException {
		Site site = EventValues.site(event);
		head.add(event.stream(), event.ticks());
		provider.add(site == null ? "" : site.provider());
		marker.add(event.isLost() ? "lost" : site == null ? "" : site.name());
		arguments.add(event.isLost() ? "[" + event.lostCount() + "]" : site == null ? "[]" : arguments(event, site).toString());
		flags.add(event.flags());
		file.endRow();
	}

	/** By number, from 1; null for one that was not captured or could not be read. */
	private static JsonArray arguments(StreamCursor event, Site site) {
		JsonArray values = new JsonArray();
		for (int argument = 1; argument <= site.lastArgument(); argument++) {
			int id = EventValues.stringId(event, argument);
			if (site.slotOf(argument) < 0 || id == EventValues.UNREADABLE) {
				values.add(JsonNull.INSTANCE);
			} else if (id == EventValues.NOT_CAPTURED) {
				values.add(EventValues.asLong(event, argument));
			} else {
				values.add(EventValues.asString(event, argument));
			}
		}
		return values;
	}
}
