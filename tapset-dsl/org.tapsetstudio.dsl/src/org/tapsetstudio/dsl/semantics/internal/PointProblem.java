package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

/** Why a probe point cannot be resolved: a sentence, and names that were perhaps meant. */
final class PointProblem extends Exception {
	private static final long serialVersionUID = 1L;

	private final transient List<String> candidates;

	PointProblem(String message, List<String> candidates) {
		super(message, null, false, false);
		this.candidates = candidates;
	}

	PointProblem(String message) {
		this(message, List.of());
	}

	List<String> candidates() {
		return candidates;
	}
}
