package org.tapsetstudio.dsl.semantics.internal;

import org.tapsetstudio.dsl.program.SourceRange;

/** A local variable or parameter of one probe or function. */
final class LocalSymbol {
	final String name;
	final int index;
	final boolean parameter;
	final Unit unit;
	/** First mention, or the declaration of a parameter. */
	final SourceRange where;
	final TypeCell cell = TypeCell.free();
	final Pointed pointed = new Pointed();
	boolean read;
	boolean written;

	LocalSymbol(String name, int index, boolean parameter, Unit unit, SourceRange where) {
		this.name = name;
		this.index = index;
		this.parameter = parameter;
		this.unit = unit;
		this.where = where;
	}
}
