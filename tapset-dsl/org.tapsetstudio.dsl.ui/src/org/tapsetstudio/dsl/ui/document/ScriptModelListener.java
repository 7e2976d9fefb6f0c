package org.tapsetstudio.dsl.ui.document;

import org.tapsetstudio.dsl.ide.model.ScriptModel;

/** Hears of new models of an open script. */
@FunctionalInterface
public interface ScriptModelListener {

	/** A text was parsed and checked. Called on any thread, never concurrently for one document. */
	void modelChanged(ScriptModel model);
}
