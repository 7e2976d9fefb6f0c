package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;

/** Why a probe point cannot be resolved: a sentence, and names that were perhaps meant. */
final class PointProblem extends Exception {
	private static final long serialVersionUID = 1L;

	private final transient List<String> candidates;
	private transient Part part;
	private boolean isArgument;

	PointProblem(String message, List<String> candidates) {
		super(message, null, false, false);
		this.candidates = candidates;
	}

	PointProblem(String message) {
		this(message, List.of());
	}

	/** The name of this component is wrong. */
	PointProblem name(Part wrong) {
		part = wrong;
		return this;
	}

	/** What this component has in its parentheses is wrong. */
	PointProblem argument(Part wrong) {
		part = wrong;
		isArgument = true;
		return this;
	}

	/** Which part of the point it is about. */
	SourceRange where(FlatPoint point) {
		return point.where(part, isArgument);
	}

	List<String> candidates() {
		return candidates;
	}
}
