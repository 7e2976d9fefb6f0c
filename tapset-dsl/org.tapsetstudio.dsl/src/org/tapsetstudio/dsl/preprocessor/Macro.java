package org.tapsetstudio.dsl.preprocessor;

import java.util.List;

import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;

/**
 * A macro: {@code @define name(parameters) %( body %)}.
 *
 * @param nameToken the name where it is defined
 * @param parameters empty for a macro without a list; such a macro does not consume a <code>(…)</code> behind its use
 * @param body tokens without separators
 * @param start offset of {@code @define} in {@link #source()}
 * @param end offset behind the closing {@code %)}
 * @param library true for a macro of a {@code .stpm} file, whose body sees library macros only
 */
public record Macro(Token nameToken, List<String> parameters, List<Token> body, int start, int end, boolean library) {
	public Macro {
		parameters = List.copyOf(parameters);
		body = List.copyOf(body);
	}

	/** Without the {@code @}. */
	public String name() {
		return nameToken.text();
	}

	public Source source() {
		return nameToken.source();
	}
}
