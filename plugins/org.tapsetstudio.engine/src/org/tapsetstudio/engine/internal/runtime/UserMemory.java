package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.capture.MemoryRead;

/** What is known of the traced program's memory at an event: what lay behind the arguments, as far as the handlers were seen to need it. */
public final class UserMemory {
	private UserMemory() {
	}

	/** The string at an address; null if that is not known. */
	public static ByteString at(Run run, long address) {
		if (address == 0) {
			return null; // an argument of which only the string was captured looks as if it were at this address
		}
		EventContext event = run.event;
		for (int i = 1; i <= event.argumentCount(); i++) {
			if (event.argument(i) == address && event.string(i) != null) {
				return event.string(i);
			}
		}
		for (MemoryRead read : run.probe.memory()) {
			boolean here = read.size() == 0 ? address(event, read) == address : event.argument(read.number()) == address;
			if (here && event.string(read.number()) != null) {
				return event.string(read.number());
			}
		}
		return null;
	}

	/** The number at an address, of so many bytes (negative: signed). @throws ScriptError if it is not known or was not readable */
	public static long number(Run run, long address, int size) {
		MemoryRead read = read(run, address, size);
		if (read == null) {
			throw ScriptError.unreadable(address);
		}
		return run.event.argument(read.number());
	}

	/** The number at an address; 0 if it is not known or was not readable. */
	public static long numberOrZero(Run run, long address, int size) {
		MemoryRead read = read(run, address, size);
		return read == null ? 0 : run.event.argument(read.number());
	}

	private static MemoryRead read(Run run, long address, int size) {
		for (MemoryRead read : run.probe.memory()) {
			if (read.size() == size && address(run.event, read) == address && !isUnreadable(run.event, read.number())) {
				return read;
			}
		}
		return null;
	}

	private static boolean isUnreadable(EventContext event, int number) {
		return event.argument(number) == EventContext.UNREADABLE && event.isUnreadable(number);
	}

	private static long address(EventContext event, MemoryRead read) {
		return event.argument(read.base()) + read.offset();
	}
}
