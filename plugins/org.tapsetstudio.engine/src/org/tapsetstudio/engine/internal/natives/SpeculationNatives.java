package org.tapsetstudio.engine.internal.natives;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Output that is kept back until the script knows whether it wants it. */
final class SpeculationNatives implements NativeGroup {
	private final Map<Long, ByteBuilder> buffers = new HashMap<>();
	private final Run run;
	private long last;

	SpeculationNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "speculation/0" -> (f, a) -> ++last;
		case "speculate/2" -> (f, a) -> {
			ByteBuilder buffer = buffers.computeIfAbsent(a.number(0, f), id -> new ByteBuilder());
			buffer.add(a.string(1, f));
			return 0;
		};
		case "commit/1" -> (f, a) -> {
			ByteBuilder buffer = buffers.remove(a.number(0, f));
			if (buffer != null) {
				run.out.add(buffer);
				run.flushIfMuch();
			}
			return 0;
		};
		case "discard/1" -> (f, a) -> {
			buffers.remove(a.number(0, f));
			return 0;
		};
		default -> null;
		};
	}
}
