package org.tapsetstudio.dsl.ui.editing;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Shows the bracket that belongs to the one at the caret. */
public final class ScriptPairMatcher extends DefaultCharacterPairMatcher {

	public ScriptPairMatcher() {
		super(new char[] { '(', ')', '[', ']', '{', '}' });
	}
}
