package org.tapsetstudio.engine.internal.natives;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StringNode;

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

	private final Map<String, LongNode> plainNumbers = new HashMap<>();
	private final Map<String, StringNode> plainStrings = new HashMap<>();
	private final Map<String, NumberFunction> numbers = new HashMap<>();
	private final Map<String, StringFunction> strings = new HashMap<>();

	private final Run run;

	public NativeLibrary(Run run) {
		this.run = run;
		ContextNatives.addTo(this, run);
		TimeNatives.addTo(this, run);
		SessionNatives.addTo(this, run);
		StringNatives.addTo(this, run);
		UserMemoryNatives.addTo(this, run);
		MiscNatives.addTo(this, run);
		SpeculationNatives.addTo(this, run);
	}

	/** A function without arguments, to be used as a node of its own because it is called at nearly every event. */
	void plainNumber(String name, LongNode node) {
		plainNumbers.put(name, node);
		number(name, 0, (f, a) -> node.eval(f));
	}

	/** Like {@link #plainNumber(String, LongNode)} for a string. */
	void plainString(String name, StringNode node) {
		plainStrings.put(name, node);
		string(name, 0, (f, a) -> node.eval(f));
	}

	/** A node that needs no arguments, or null. */
	public LongNode plainNumber(String name) {
		return plainNumbers.get(name);
	}

	/** A node that needs no arguments, or null. */
	public StringNode plainString(String name) {
		return plainStrings.get(name);
	}

	void number(String name, int arity, NumberFunction function) {
		numbers.put(name + "/" + arity, function);
	}

	void string(String name, int arity, StringFunction function) {
		strings.put(name + "/" + arity, function);
	}

	/** The node of {@code user_string($argN)}. */
	public StringNode userString(int argument) {
		return UserMemoryNatives.ofArgument(run, argument);
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
