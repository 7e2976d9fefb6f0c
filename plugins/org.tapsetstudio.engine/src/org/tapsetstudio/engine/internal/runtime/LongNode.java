package org.tapsetstudio.engine.internal.runtime;

/** An expression that gives a number. */
@FunctionalInterface
public interface LongNode {
	long eval(Frame frame);
}
