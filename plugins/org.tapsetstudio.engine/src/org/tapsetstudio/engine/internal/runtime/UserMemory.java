package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;

/** What is known of the traced program's memory at an event: the strings that its arguments pointed to. */
public final class UserMemory {
	private UserMemory() {
	}

	/** What an address points to; null if that is not known. */
	public static ByteString at(EventContext event, long address) {
		for (int i = 1; i <= event.argumentCount(); i++) {
			if (event.argument(i) == address && event.string(i) != null) {
				return event.string(i);
			}
		}
		return null;
	}
}
