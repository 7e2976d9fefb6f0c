package org.tapsetstudio.export.internal.ctf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tapsetstudio.export.internal.ctf.CtfEvent.Field;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Writes the streams of a CTF trace and numbers their kinds of events. */
public final class CtfStreams {
	private final Path folder;
	private final UUID uuid;
	private final Clock clock;
	private final CtfForks forks;
	private final Map<CtfEvent, Integer> numbers = new HashMap<>();
	private final List<CtfEvent> events = new ArrayList<>();

	/** Into this folder. */
	public CtfStreams(Path folder, UUID uuid, Recording recording) {
		this.folder = folder;
		this.uuid = uuid;
		this.clock = recording.clock();
		this.forks = new CtfForks(recording);
	}

	/** Writes a thread, to a file that is called as its stream. */
	public void write(ThreadStream stream) throws IOException {
		Map<Site, Integer> known = new HashMap<>();
		try (CtfPackets packets = new CtfPackets(folder.resolve(stream.path().getFileName().toString().replace(".stream", "")), uuid, stream, forks.of(stream.image()))) {
			StreamCursor cursor = stream.cursor();
			while (cursor.next()) {
				long nanos = Math.max(0, clock.toNanos(cursor.ticks()));
				Site site = EventValues.site(cursor);
				if (cursor.isLost()) {
					packets.lost(nanos, cursor.lostCount());
				} else if (site != null) {
					int id = known.computeIfAbsent(site, s -> number(CtfEvent.of(s)));
					packets.event(id, nanos, cursor.flags());
					values(packets, cursor, stream.image(), events.get(id).fields());
				}
			}
		}
	}

	private int number(CtfEvent event) {
		return numbers.computeIfAbsent(event, e -> {
			events.add(e);
			return events.size() - 1;
		});
	}

	private static void values(CtfPackets packets, StreamCursor cursor, ProcessImage image, List<Field> fields) {
		for (int i = 0; i < fields.size(); i++) {
			long value = cursor.slot(i);
			switch (fields.get(i).kind()) {
			case NUMBER -> packets.number(EventValues.isUnreadable(cursor, i) ? 0 : value);
			case TEXT -> packets.text(image.string((int) value));
			case FRAME -> {
				Frame frame = image.frame((int) value);
				packets.text(frame == null ? "" : frame.file());
				packets.text(frame == null ? "" : frame.function());
				packets.text(frame == null ? "" : frame.qualifiedName());
				packets.line(frame == null ? 0 : frame.firstLine());
				packets.line(EventValues.line(image, value));
			}
			}
		}
	}

	/** The description of what was written. */
	public String metadata(long wallNanos) {
		return CtfMetadata.of(uuid, wallNanos, events);
	}
}
