package org.tapsetstudio.ui.internal.common;

import java.util.Locale;

import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * What a search or a filter looks for in functions and files, without regard to case.
 *
 * @param text lower case, without blanks around; empty for nothing
 */
public record Words(String text) {
	/** Looks for nothing. */
	public static final Words NONE = new Words(""); //$NON-NLS-1$

	public Words {
		text = text.strip().toLowerCase(Locale.ROOT);
	}

	public boolean isEmpty() {
		return text.isEmpty();
	}

	/** Whether there are words and a text holds them. */
	public boolean match(String where) {
		return !isEmpty() && where.toLowerCase(Locale.ROOT).contains(text);
	}

	/** Whether there are words and a function's name or file holds them. */
	public boolean match(FrameLabel frame) {
		return match(frame.function()) || match(frame.file());
	}

	/** Whether a filter with these words lets a function through. */
	public boolean admit(FrameLabel frame) {
		return isEmpty() || match(frame);
	}
}
