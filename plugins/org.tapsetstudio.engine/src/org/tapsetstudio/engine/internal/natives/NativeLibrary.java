package org.tapsetstudio.engine.internal.natives;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;

/** The functions that are written in Java, by name and number of arguments. One library serves one run. */
public final class NativeLibrary {
	/** A function that gives a number (0 where it gives nothing). */
	@FunctionalInterface
	public interface NumberFunction {
		long call(Frame frame, Arguments arguments);
	}

	/** A function that gives a string. */
	@FunctionalInterface
	public interface StringFunction {
		ByteString call(Frame frame, Arguments arguments);
	}

	private final Map<String, NumberFunction> numbers = new HashMap<>();
	private final Map<String, StringFunction> strings = new HashMap<>();

	public NativeLibrary(Run run) {
		ContextNatives.addTo(this, run);
		TimeNatives.addTo(this, run);
		SessionNatives.addTo(this, run);
		StringNatives.addTo(this, run);
		UserMemoryNatives.addTo(this, run);
		MiscNatives.addTo(this, run);
		SpeculationNatives.addTo(this, run);
	}

	void number(String name, int arity, NumberFunction function) {
		numbers.put(name + "/" + arity, function);
	}

	void string(String name, int arity, StringFunction function) {
		strings.put(name + "/" + arity, function);
	}

	/** The function, or null if there is none that gives a number. */
	public NumberFunction number(String name, int arity) {
		return numbers.get(name + "/" + arity);
	}

	/** The function, or null if there is none that gives a string. */
	public StringFunction string(String name, int arity) {
		return strings.get(name + "/" + arity);
	}
}
