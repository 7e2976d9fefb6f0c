package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;

/** An expression that gives a string. */
@FunctionalInterface
public interface StringNode {
	ByteString eval(Frame frame);
}
