package org.tapsetstudio.dsl.ide.testing;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.Surroundings;
import org.tapsetstudio.dsl.semantics.MarkerResolver;

/**
 * A script with a caret, written as {@code ‸}.
 *
 * @param model of the text without the caret
 */
public record Marked(ScriptModel model, int caret) {
	private static final ScriptModels MODELS = new ScriptModels(Surroundings.shipped(MarkerResolver.ACCEPT_ALL));

	public static Marked of(String marked) {
		int caret = marked.indexOf('‸');
		return new Marked(model(caret < 0 ? marked : marked.substring(0, caret) + marked.substring(caret + 1)), caret);
	}

	public static ScriptModel model(String text) {
		return MODELS.create("test.stp", text, () -> false);
	}
}
