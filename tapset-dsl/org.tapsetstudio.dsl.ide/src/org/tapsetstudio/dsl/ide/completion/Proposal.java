package org.tapsetstudio.dsl.ide.completion;

import java.util.function.Supplier;

/**
 * Something that can be typed at the caret.
 *
 * @param label what the list shows
 * @param detail a few words on it, such as a type; may be ""
 * @param start offset from which text is replaced
 * @param end offset up to which text is replaced
 * @param replacement what is put there
 * @param caret where the caret goes, counted from the start of the replacement
 * @param documentation text for the window beside the list, made when it is asked for; "" for none
 */
public record Proposal(ProposalKind kind, String label, String detail, int start, int end, String replacement, int caret, Supplier<String> documentation) {
	@Override
	public String toString() {
		return label;
	}
}
