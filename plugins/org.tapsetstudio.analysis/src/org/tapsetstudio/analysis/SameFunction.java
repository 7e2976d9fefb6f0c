package org.tapsetstudio.analysis;

import org.tapsetstudio.recording.pairing.Function;

/**
 * Functions of two recordings that are equal in this are the same one: not where their file lies, nor the line on which they start.
 *
 * @param provider empty where it does not matter, and so is the kind
 */
record SameFunction(String provider, String kind, String name, String file) {
	/** @param byNameAlone another tool does not say of which provider and kind a function is, so only its name and file are compared */
	static SameFunction of(Function function, boolean byNameAlone) {
		String file = function.file().substring(function.file().lastIndexOf('/') + 1);
		return byNameAlone ? new SameFunction("", "", function.name(), file) : new SameFunction(function.provider(), function.kind(), function.name(), file);
	}
}
