package org.tapsetstudio.engine.capture;

/**
 * What must hold at a hit for an expression to be true, to be false, and to do or print something, or fail, while it is evaluated.
 */
record Truth(Filter ifTrue, Filter ifFalse, Filter effect) {
	static final Truth UNKNOWN = new Truth(Filter.ALL, Filter.ALL, Filter.NOTHING);

	static Truth unknown(Filter effect) {
		return new Truth(Filter.ALL, Filter.ALL, effect);
	}

	static Truth of(Condition condition) {
		return new Truth(Filter.of(condition), Filter.of(condition.with(condition.operator().negated())), Filter.NOTHING);
	}

	static Truth constant(boolean value) {
		return new Truth(value ? Filter.ALL : Filter.NOTHING, value ? Filter.NOTHING : Filter.ALL, Filter.NOTHING);
	}

	/** Whether it is the same at every hit. */
	boolean isConstant() {
		return ifTrue.equals(Filter.NOTHING) || ifFalse.equals(Filter.NOTHING);
	}

	Truth not() {
		return new Truth(ifFalse, ifTrue, effect);
	}

	Truth and(Truth other) {
		return new Truth(ifTrue.and(other.ifTrue), ifFalse.or(ifTrue.and(other.ifFalse)), effect.or(ifTrue.and(other.effect)));
	}

	Truth or(Truth other) {
		return not().and(other.not()).not();
	}

	Truth after(Filter earlier) {
		return new Truth(ifTrue, ifFalse, earlier.or(effect));
	}
}
