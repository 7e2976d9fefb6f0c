package org.tapsetstudio.engine.internal.natives;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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

	private final UserMemoryNatives memory;
	private final List<NativeGroup> groups;

	public NativeLibrary(Run run) {
		memory = new UserMemoryNatives(run);
		groups = List.of(new ContextNatives(run), new TimeNatives(run), new SessionNatives(run), new StringNatives(run), memory, new MiscNatives(run),
				new SpeculationNatives(run), new FloatNatives(run), new FunctionNatives(run), new StackNatives(run));
	}

	/** A node that needs no arguments, or null. */
	public LongNode plainNumber(String name) {
		return first(group -> group.plainNumber(name));
	}

	/** A node that needs no arguments, or null. */
	public StringNode plainString(String name) {
		return first(group -> group.plainString(name));
	}

	/** The node of {@code user_string($argN)}. */
	public StringNode userString(int argument) {
		return memory.ofArgument(argument);
	}

	/** The function, or null if there is none that gives a number. */
	public NumberFunction number(String name, int arity) {
		LongNode plain = arity == 0 ? plainNumber(name) : null;
		return plain != null ? (f, a) -> plain.eval(f) : first(group -> group.number(name + "/" + arity));
	}

	/** The function, or null if there is none that gives a string. */
	public StringFunction string(String name, int arity) {
		StringNode plain = arity == 0 ? plainString(name) : null;
		return plain != null ? (f, a) -> plain.eval(f) : first(group -> group.string(name + "/" + arity));
	}

	private <T> T first(Function<NativeGroup, T> ask) {
		return groups.stream().map(ask).filter(Objects::nonNull).findFirst().orElse(null);
	}
}
