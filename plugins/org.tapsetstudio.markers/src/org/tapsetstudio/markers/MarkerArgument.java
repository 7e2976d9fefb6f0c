package org.tapsetstudio.markers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One argument of a marker as its note describes it, {@code -4@%eax} for instance.
 *
 * @param size bytes: 1, 2, 4, 8 (16 for vectors), or 0 where the note does not tell
 * @param signed to be sign-extended to 64 bits
 * @param floating a floating-point value ({@code 8f@%xmm0})
 * @param operand the assembler operand, e.g. {@code 112(%rsp)}, {@code $-1}, {@code 40+CheckpointStats(%rip)}
 */
public record MarkerArgument(int size, boolean signed, boolean floating, String operand) {
	private static final Pattern PREFIX = Pattern.compile("(-?)([0-9]{1,2})(f?)@(.*)", Pattern.DOTALL);

	/** Splits the argument text of a note. Never fails: what has no {@code N@} prefix is an argument of unknown size. */
	public static List<MarkerArgument> parseAll(String text) {
		List<MarkerArgument> result = new ArrayList<>();
		int start = -1;
		int depth = 0;
		for (int i = 0; i <= text.length(); i++) {
			char c = i < text.length() ? text.charAt(i) : ' ';
			boolean blank = c == ' ' || c == '\t' || c == '\n';
			// AArch64 operands hold blanks: "8@[sp, 16]"
			if (c == '[' || c == '(')
				depth++;
			else if (c == ']' || c == ')')
				depth = Math.max(0, depth - 1);
			boolean end = i == text.length() || blank && depth == 0;
			if (end && start >= 0) {
				result.add(parse(text.substring(start, i).strip()));
				start = -1;
			} else if (!blank && start < 0) {
				start = i;
			}
		}
		return result;
	}

	private static MarkerArgument parse(String word) {
		Matcher m = PREFIX.matcher(word);
		if (!m.matches())
			return new MarkerArgument(0, false, false, word);
		return new MarkerArgument(Integer.parseInt(m.group(2)), !m.group(1).isEmpty(), !m.group(3).isEmpty(), m.group(4));
	}

	/** The C name of the type: {@code int32_t}, {@code uint64_t}, {@code double}; {@code long} where the size is unknown. */
	public String typeName() {
		if (floating)
			return size == 4 ? "float" : "double";
		if (size == 0)
			return "long";
		return (signed ? "int" : "uint") + size * 8 + "_t";
	}

	/** The text as it stands in the note. */
	@Override
	public String toString() {
		return size == 0 ? operand : (signed ? "-" : "") + size + (floating ? "f" : "") + "@" + operand;
	}
}
