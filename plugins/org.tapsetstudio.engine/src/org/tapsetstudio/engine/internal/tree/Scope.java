package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Type;

/** The places of one handler's or function's frame, while it is compiled. */
final class Scope {
	final List<Type> locals;
	private int size;

	Scope(List<Type> locals) {
		this.locals = locals;
		size = locals.size();
	}

	/** Reserves places for values in between; each use in the text has its own, because uses nest. */
	int reserve(int places) {
		int first = size;
		size += places;
		return first;
	}

	int size() {
		return size;
	}
}
