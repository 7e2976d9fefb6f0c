package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.internal.runtime.ActionBatch;

/** The places of one handler's or function's frame, while it is compiled. */
final class Scope {
	final List<Type> locals;
	/** What of it counts against MAXACTION. */
	final ActionBatch actions;
	private int size;

	/** @param loops whether the body has loops or calls something that has */
	Scope(List<Type> locals, boolean loops) {
		this.locals = locals;
		actions = new ActionBatch(loops);
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
