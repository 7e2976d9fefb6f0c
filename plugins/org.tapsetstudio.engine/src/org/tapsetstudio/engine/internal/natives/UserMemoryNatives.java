package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.MemoryRead;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StringNode;
import org.tapsetstudio.engine.internal.runtime.UserMemory;

/**
 * Strings and numbers in the memory of the traced program. The memory itself is gone when a handler runs, so they come from what the recorder captured
 * behind the arguments of the marker; anything else is unreadable and gives the function's fallback.
 */
final class UserMemoryNatives implements NativeGroup {
	private static final String UNKNOWN = "<unknown>";

	private final Run run;
	private final ByteString unknown;

	UserMemoryNatives(Run run) {
		this.run = run;
		unknown = run.string(UNKNOWN);
	}

	@Override
	public NumberFunction number(String signature) {
		String name = signature.endsWith("/1") ? signature.substring(0, signature.length() - 2) : "";
		Integer size = MemoryRead.size(name);
		if (size == null) {
			return null;
		}
		return name.endsWith(MemoryRead.OR_ERROR) ? (f, a) -> UserMemory.number(run, a.number(0, f), size) : (f, a) -> UserMemory.numberOrZero(run, a.number(0, f), size);
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "user_string/1" -> (f, a) -> orElse(read(f, a), unknown);
		case "user_string/2" -> (f, a) -> {
			ByteString found = read(f, a);
			return orElse(found, a.string(1, f));
		};
		case "user_string2/2" -> (f, a) -> {
			ByteString found = read(f, a);
			return orElse(found, a.string(1, f));
		};
		case "user_string_warn/1" -> (f, a) -> warned(read(f, a));
		case "user_string_error/1" -> (f, a) -> orError(read(f, a));
		case "user_string_quoted/1" -> (f, a) -> {
			ByteString found = read(f, a);
			return found != null ? quoted(found, run.maxString) : run.string("0x" + Long.toHexString(a.number(0, f)));
		};
		case "user_string_n/2" -> (f, a) -> orElse(readCounted(f, a), unknown);
		case "user_string_n2/3" -> (f, a) -> {
			ByteString found = readCounted(f, a);
			return orElse(found, a.string(2, f));
		};
		case "user_string_n_warn/2" -> (f, a) -> warned(readCounted(f, a));
		case "user_string_n_error/2" -> (f, a) -> orError(readCounted(f, a));
		case "user_string_n_quoted/2" -> (f, a) -> quoted(readCounted(f, a), run.maxString);
		case "user_buffer_quoted/3" -> (f, a) -> {
			ByteString found = readCounted(f, a);
			return quoted(found, a.number(2, f));
		};
		default -> null;
		};
	}

	/** The node for {@code user_string($argN)}, the most frequent form by far. */
	StringNode ofArgument(int number) {
		return f -> {
			ByteString found = run.event.string(number);
			return found != null ? found : unknown;
		};
	}

	private ByteString read(Frame f, Arguments a) {
		return a.marker(0) > 0 ? found(run.event.string(a.marker(0)), f, a) : UserMemory.at(run, a.number(0, f));
	}

	/** Raises the error of the pointer where it could not be read itself. */
	private static ByteString found(ByteString string, Frame f, Arguments a) {
		if (string == null) {
			a.number(0, f);
		}
		return string;
	}

	private ByteString readCounted(Frame f, Arguments a) {
		if (a.marker(0) > 0 && a.marker(1) > 0) {
			return found(run.event.counted(a.marker(0)), f, a);
		}
		ByteString found = read(f, a);
		long length = a.number(1, f);
		return found == null || length >= found.length() ? found : ByteString.copyOf(found.bytes(), 0, (int) Math.max(0, length));
	}

	private static ByteString orElse(ByteString found, ByteString otherwise) {
		return found != null ? found : otherwise;
	}

	private static ByteString orError(ByteString found) {
		if (found == null) {
			throw ScriptError.failed("user string copy fault: this string was not captured or not readable");
		}
		return found;
	}

	private ByteString warned(ByteString found) {
		if (found == null) {
			run.messages.warning("user string copy fault: this string was not captured or not readable");
			return unknown;
		}
		return found;
	}

	private ByteString quoted(ByteString found, long length) {
		return found == null ? unknown : StringNatives.quotedText(run, found, length, true);
	}
}
