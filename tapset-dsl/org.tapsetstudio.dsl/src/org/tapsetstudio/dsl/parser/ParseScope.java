package org.tapsetstudio.dsl.parser;

import java.util.function.Supplier;

import org.tapsetstudio.dsl.preprocessor.ParseContext;

/**
 * The context for parses that Xtext starts on this thread (loading and updating resources, content assist), where none can be passed. Outside of
 * {@link #call} it is that of an editor.
 */
public final class ParseScope {
	private static final ThreadLocal<ParseContext> CURRENT = ThreadLocal.withInitial(ParseContext::editor);

	private ParseScope() {
	}

	public static ParseContext current() {
		return CURRENT.get();
	}

	public static <T> T call(ParseContext context, Supplier<T> work) {
		ParseContext before = CURRENT.get();
		CURRENT.set(context);
		try {
			return work.get();
		} finally {
			CURRENT.set(before);
		}
	}
}
