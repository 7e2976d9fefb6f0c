package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.dsl.program.SourceRange;

/** The two operators that can fail, for both tiers. */
public final class Division {
	private Division() {
	}

	public static long divide(long left, long right, SourceRange where) {
		if (right == 0) {
			throw ScriptError.near("division by 0", "operator '/'", where);
		}
		return left / right;
	}

	public static long remainder(long left, long right, SourceRange where) {
		if (right == 0) {
			throw ScriptError.near("division by 0", "operator '%'", where);
		}
		return left % right;
	}
}
