package org.tapsetstudio.dsl.semantics.internal;

import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/**
 * An expression that was examined: its type, perhaps still open, and the way to make the program's node when all types are known.
 *
 * @param build called only when the script has no errors
 * @param pointed what it points to; null if nothing tells
 */
record Typed(TypeCell cell, SourceRange where, Supplier<? extends Expr> build, Pointed pointed) {
	Typed(TypeCell cell, SourceRange where, Supplier<? extends Expr> build) {
		this(cell, where, build, null);
	}

	/** The same, pointing to something. */
	Typed to(Pointed pointed) {
		return new Typed(cell, where, build, pointed);
	}

	/** Something that was reported as wrong: of any type, never built. */
	static Typed broken(SourceRange where) {
		return new Typed(TypeCell.broken(), where, () -> {
			throw new IllegalStateException("built in spite of an error at " + where);
		});
	}

	/** Something that is reported as wrong only if it can be reached: where it is built, it never runs. */
	static Typed unreached(TypeCell cell, SourceRange where) {
		return new Typed(cell, where, () -> new Expr.LongLiteral(0, where));
	}
}
