package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StringNode;
import org.tapsetstudio.engine.internal.runtime.UserMemory;

/**
 * Strings in the memory of the traced program. The memory itself is gone when a handler runs, so they come from what the recorder captured
 * for the arguments of the marker; anything else is unreadable and gives the function's fallback.
 */
final class UserMemoryNatives {
	private static final String UNKNOWN = "<unknown>";

	private UserMemoryNatives() {
	}

	static void addTo(NativeLibrary library, Run run) {
		ByteString unknown = fallback(run);
		library.string("user_string", 1, (f, a) -> orElse(read(run, f, a), unknown));
		library.string("user_string", 2, (f, a) -> {
			ByteString found = read(run, f, a);
			return orElse(found, a.string(1, f));
		});
		library.string("user_string2", 2, (f, a) -> {
			ByteString found = read(run, f, a);
			return orElse(found, a.string(1, f));
		});
		library.string("user_string_warn", 1, (f, a) -> warned(run, read(run, f, a)));
		library.string("user_string_error", 1, (f, a) -> orError(read(run, f, a)));
		library.string("user_string_quoted", 1, (f, a) -> quoted(run, read(run, f, a), run.maxString));
		library.string("user_string_n", 2, (f, a) -> orElse(readCounted(run, f, a), unknown));
		library.string("user_string_n2", 3, (f, a) -> {
			ByteString found = readCounted(run, f, a);
			return orElse(found, a.string(2, f));
		});
		library.string("user_string_n_warn", 2, (f, a) -> warned(run, readCounted(run, f, a)));
		library.string("user_string_n_error", 2, (f, a) -> orError(readCounted(run, f, a)));
		library.string("user_string_n_quoted", 2, (f, a) -> quoted(run, readCounted(run, f, a), run.maxString));
		library.string("user_buffer_quoted", 3, (f, a) -> {
			ByteString found = readCounted(run, f, a);
			return quoted(run, found, a.number(2, f));
		});
	}

	/** The node for {@code user_string($argN)}, the most frequent form by far. */
	static StringNode ofArgument(Run run, int number) {
		ByteString unknown = fallback(run);
		return f -> {
			ByteString found = run.event.string(number);
			return found != null ? found : unknown;
		};
	}

	private static ByteString read(Run run, Frame f, Arguments a) {
		return a.marker(0) > 0 ? run.event.string(a.marker(0)) : UserMemory.at(run.event, a.number(0, f));
	}

	private static ByteString readCounted(Run run, Frame f, Arguments a) {
		if (a.marker(0) > 0 && a.marker(1) > 0) {
			return run.event.counted(a.marker(0));
		}
		ByteString found = read(run, f, a);
		long length = a.number(1, f);
		return found == null || length >= found.length() ? found : ByteString.copyOf(found.bytes(), 0, (int) Math.max(0, length));
	}

	private static ByteString fallback(Run run) {
		return run.string(UNKNOWN);
	}

	private static ByteString orElse(ByteString found, ByteString otherwise) {
		return found != null ? found : otherwise;
	}

	private static ByteString orError(ByteString found) {
		if (found == null) {
			throw ScriptError.raised("user string copy fault: this string was not captured or not readable");
		}
		return found;
	}

	private static ByteString warned(Run run, ByteString found) {
		if (found == null) {
			run.messages.warning("user string copy fault: this string was not captured or not readable");
			return fallback(run);
		}
		return found;
	}

	private static ByteString quoted(Run run, ByteString found, long length) {
		return found == null ? fallback(run) : StringNatives.quotedText(run, found, length, true);
	}
}
