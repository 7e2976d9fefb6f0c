package org.tapsetstudio.analysis.rules;

import java.util.List;

/** Looks at a recording for one thing that is worth saying. Without state. */
public interface Rule {
	/** Name of the rule, in lower case with dashes. Part of the documented output; never changes. */
	String id();

	/** The findings, most important first; empty when there is nothing to say or the events that the rule needs were not recorded. */
	List<Finding> look(RuleInput input);
}
