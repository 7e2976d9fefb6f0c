package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;

/**
 * A rule of the language that its grammar cannot say. Called for every part of a tree, outer parts first. A tree of a half-typed script has holes: any
 * feature may be null.
 */
interface Check {
	void check(EObject part, Report report);
}
