package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/**
 * Some native functions. They are asked for by name, so that a run makes only those that its script uses: making all of them would take a good
 * part of the time of a short script.
 */
interface NativeGroup {
	/** @param signature name, slash, number of arguments; null if there is none that gives a number */
	default NumberFunction number(String signature) {
		return null;
	}

	/** @param signature name, slash, number of arguments; null if there is none that gives a string */
	default StringFunction string(String signature) {
		return null;
	}

	/** A function without arguments, to be used as a node of its own because it is called at nearly every event; or null. */
	default LongNode plainNumber(String name) {
		return null;
	}

	/** Like {@link #plainNumber(String)} for a string. */
	default StringNode plainString(String name) {
		return null;
	}
}
