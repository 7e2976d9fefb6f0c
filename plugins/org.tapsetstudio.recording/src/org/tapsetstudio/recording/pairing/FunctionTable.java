package org.tapsetstudio.recording.pairing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Numbers functions densely, over all processes of a recording. Thread-safe; reading does not lock. */
public final class FunctionTable {
	/** Parent of what ran after events were lost, where the true parent is not known. */
	public static final int AFTER_LOSS = 0;
	/** Something that had begun before the first event and whose name was not recorded. */
	public static final int BEFORE_TRACE = 1;

	private final Map<Object, Integer> ids = new HashMap<>();
	private final Map<Object, Integer> keys = new HashMap<>();
	private volatile Function[] functions = new Function[64];
	private volatile int count;

	/** A table with the two invented functions. */
	public FunctionTable() {
		invent("[after lost events]");
		invent("[before trace]");
	}

	private void invent(String name) {
		intern(name, () -> new Function("", "", name, name, "", 0));
	}

	/** The function with this number, from 0. */
	public Function get(int id) {
		return functions[id];
	}

	/** How many there are. */
	public int count() {
		return count;
	}

	/** The number for an identity; the function is made when it is new. */
	synchronized int intern(Object identity, Supplier<Function> function) {
		Integer known = ids.get(identity);
		if (known != null) {
			return known;
		}
		int id = count;
		Function[] all = functions;
		if (id == all.length) {
			all = Arrays.copyOf(all, 2 * id);
		}
		all[id] = function.get();
		functions = all;
		ids.put(identity, id);
		count = id + 1;
		return id;
	}

	/** A negative number, never -1, for something that is only compared. */
	synchronized int internKey(Object identity) {
		return keys.computeIfAbsent(identity, k -> -2 - keys.size());
	}
}
