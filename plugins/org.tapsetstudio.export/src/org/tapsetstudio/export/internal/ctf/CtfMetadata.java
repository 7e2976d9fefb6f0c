package org.tapsetstudio.export.internal.ctf;

import java.util.List;
import java.util.UUID;

import org.tapsetstudio.export.internal.ctf.CtfEvent.Field;

/** Writes the description of a CTF 1.8 trace, in its language TSDL. */
public final class CtfMetadata {
	/** Name of the file in the trace's folder. */
	public static final String FILE_NAME = "metadata";
	/** By this name in its environment a trace is known to be ours. */
	static final String TRACER = "tapset-studio";

	private CtfMetadata() {
	}

	/**
	 * @param uuid also in each packet
	 * @param wallNanos nanoseconds since 1970 at time 0 of the trace
	 * @param events by their number
	 */
	public static String of(UUID uuid, long wallNanos, List<CtfEvent> events) {
		StringBuilder text = new StringBuilder("""
				/* CTF 1.8 */

				typealias integer { size = 8; align = 8; signed = false; } := uint8_t;
				typealias integer { size = 16; align = 8; signed = false; base = 16; } := uint16_t;
				typealias integer { size = 32; align = 8; signed = false; } := uint32_t;
				typealias integer { size = 64; align = 8; signed = false; } := uint64_t;
				typealias integer { size = 64; align = 8; signed = true; } := int64_t;

				""");
		text.append("trace {\n\tmajor = 1;\n\tminor = 8;\n\tuuid = \"").append(uuid).append("\";\n\tbyte_order = le;\n");
		text.append("\tpacket.header := struct {\n\t\tuint32_t magic;\n\t\tuint8_t uuid[16];\n\t\tuint32_t stream_id;\n\t};\n};\n\n");
		text.append("env {\n\ttracer_name = \"").append(TRACER).append("\";\n\ttracer_major = 0;\n\ttracer_minor = 1;\n};\n\n");
		text.append("clock {\n\tname = recording;\n\tdescription = \"nanoseconds since the start of the recording\";\n\tfreq = 1000000000;\n\toffset_s = ").append(wallNanos / 1_000_000_000)
				.append(";\n\toffset = ").append(wallNanos % 1_000_000_000).append(";\n};\n\n");
		text.append("typealias integer { size = 64; align = 8; signed = false; map = clock.recording.value; } := moment_t;\n\n");
		text.append("""
				stream {
					id = 0;
					packet.context := struct {
						moment_t timestamp_begin;
						moment_t timestamp_end;
						uint64_t content_size;
						uint64_t packet_size;
						uint64_t events_discarded;
						uint32_t pid;
						uint32_t tid;
						uint64_t process_start;
						uint32_t thread_number;
						uint32_t parent_pid;
						uint64_t parent_start;
						uint32_t fork_tid;
						uint32_t fork_thread_number;
						uint64_t fork_events;
						string process_name;
						string thread_name;
					};
					event.header := struct {
						uint32_t id;
						moment_t timestamp;
					};
				};
				""");
		for (int i = 0; i < events.size(); i++) {
			event(text, i, events.get(i));
		}
		return text.toString();
	}

	private static void event(StringBuilder text, int id, CtfEvent event) {
		text.append("\nevent {\n\tid = ").append(id).append(";\n\tname = \"").append(quoted(event.name())).append("\";\n\tstream_id = 0;\n\tfields := struct {\n\t\tuint16_t flags;\n");
		for (Field field : event.fields()) {
			switch (field.kind()) {
			case NUMBER -> text.append("\t\tint64_t arg").append(field.argument()).append(";\n");
			case TEXT -> text.append("\t\tstring arg").append(field.argument()).append(";\n");
			case FRAME -> CtfEvent.FRAME.forEach(
					part -> text.append(part.endsWith("line") ? "\t\tuint32_t frame" : "\t\tstring frame").append(field.argument()).append(part).append(";\n"));
			}
		}
		text.append("\t};\n};\n");
	}

	/** Names of markers are words as a rule; what a strange binary calls its own must not end the text. */
	private static String quoted(String name) {
		return name.replaceAll("[^A-Za-z0-9_:.$-]", "_");
	}
}
