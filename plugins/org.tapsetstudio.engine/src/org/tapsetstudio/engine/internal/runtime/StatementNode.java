package org.tapsetstudio.engine.internal.runtime;

/** A statement. Says how it was left, so that no exceptions are needed for the usual flow of control. */
@FunctionalInterface
public interface StatementNode {
	int NORMAL = 0;
	int BREAK = 1;
	int CONTINUE = 2;
	int RETURN = 3;
	int NEXT = 4;

	int exec(Frame frame);
}
