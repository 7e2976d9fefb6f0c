package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.engine.internal.runtime.Frame;

/** Evaluates the keys of an array element into the frame. */
@FunctionalInterface
interface KeyNode {
	void fill(Frame frame);
}
