package org.tapsetstudio.export.internal.importing;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.export.importing.ImportException;

/** Makes calls of a sequence of stacks, each with how long it was seen: what two neighbours share goes on. */
final class StackWriter {
	private final CallWriter.Thread thread;
	private List<CallWriter.Callee> open = new ArrayList<>();
	private long now;

	StackWriter(CallWriter.Thread thread) {
		this.thread = thread;
	}

	/**
	 * @param stack outermost first
	 * @param nanos at least 0
	 */
	void add(List<CallWriter.Callee> stack, long nanos) throws ImportException {
		int shared = 0;
		while (shared < Math.min(stack.size(), open.size()) && stack.get(shared).equals(open.get(shared))) {
			shared++;
		}
		for (int i = open.size(); i > shared; i--) {
			thread.close(now);
		}
		for (CallWriter.Callee callee : stack.subList(shared, stack.size())) {
			thread.open(callee, now);
		}
		open = stack;
		now = now + nanos < now ? Long.MAX_VALUE : now + nanos;
	}

	void end() {
		thread.end(now);
	}
}
