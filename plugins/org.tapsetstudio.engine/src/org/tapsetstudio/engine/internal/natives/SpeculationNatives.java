package org.tapsetstudio.engine.internal.natives;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Output that is kept back until the script knows whether it wants it. */
final class SpeculationNatives {
	private final Map<Long, ByteBuilder> buffers = new HashMap<>();
	private long last;

	private SpeculationNatives() {
	}

	static void addTo(NativeLibrary library, Run run) {
		SpeculationNatives state = new SpeculationNatives();
		library.number("speculation", 0, (f, a) -> {
			state.buffers.put(++state.last, new ByteBuilder());
			return state.last;
		});
		library.number("speculate", 2, (f, a) -> {
			ByteBuilder buffer = state.buffers.get(a.number(0, f));
			ByteString text = a.string(1, f);
			if (buffer != null) {
				buffer.add(text);
			}
			return 0;
		});
		library.number("commit", 1, (f, a) -> {
			ByteBuilder buffer = state.buffers.remove(a.number(0, f));
			if (buffer != null) {
				run.out.add(buffer);
				run.flushIfMuch();
			}
			return 0;
		});
		library.number("discard", 1, (f, a) -> {
			state.buffers.remove(a.number(0, f));
			return 0;
		});
	}
}
