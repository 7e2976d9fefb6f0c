package org.tapsetstudio.engine.capture;

import org.tapsetstudio.engine.ByteString;

/**
 * A comparison that can be decided where a marker is hit. What cannot be decided there (an unreadable string) counts as true.
 *
 * @param argument number of the argument, from 1; 0 for {@link Subject#PROCESS} and {@link Subject#THREAD}
 * @param length for {@link Subject#STRN} the number of the argument that holds the length, else 0
 * @param number what numbers are compared with
 * @param text what strings are compared with, at most {@link #MOST_TEXT} bytes; null for numbers
 */
public record Condition(Subject subject, int argument, int length, Operator operator, long number, ByteString text) {
	/** As many bytes of a string are compared at the hit. */
	public static final int MOST_TEXT = 64;

	/** What is compared. The letter stands for it in a plan. */
	public enum Subject {
		INT('i', "$arg%d"), STRING('s', "the string at $arg%d"), STRN('n', "the string at $arg%d"), PROCESS('p', "the process"), THREAD('t', "the thread");

		final char letter;
		private final String words;

		Subject(char letter, String words) {
			this.letter = letter;
			this.words = words;
		}
	}

	/** How. The letter stands for it in a plan. */
	public enum Operator {
		EQUAL('=', "is"), UNEQUAL('!', "is not"), LESS('<', "is below"), GREATER('>', "is above"), AT_MOST('{', "is at most"), AT_LEAST('}', "is at least"), BEGINS('^', "begins with"),
		BEGINS_NOT('~', "does not begin with");

		final char letter;
		private final String words;

		Operator(char letter, String words) {
			this.letter = letter;
			this.words = words;
		}

		Operator negated() {
			return switch (this) {
			case EQUAL -> UNEQUAL;
			case UNEQUAL -> EQUAL;
			case LESS -> AT_LEAST;
			case GREATER -> AT_MOST;
			case AT_MOST -> GREATER;
			case AT_LEAST -> LESS;
			case BEGINS -> BEGINS_NOT;
			case BEGINS_NOT -> BEGINS;
			};
		}

		/** With the sides exchanged. */
		Operator mirrored() {
			return switch (this) {
			case LESS -> GREATER;
			case GREATER -> LESS;
			case AT_MOST -> AT_LEAST;
			case AT_LEAST -> AT_MOST;
			default -> this;
			};
		}
	}

	Condition with(Operator other) {
		return new Condition(subject, argument, length, other, number, text);
	}

	/** As it stands in a plan (docs/helper-protocol.md). */
	String inPlan() {
		StringBuilder out = new StringBuilder().append(subject.letter);
		if (argument > 0) {
			out.append(argument);
		}
		if (length > 0) {
			out.append(':').append(length);
		}
		out.append(operator.letter);
		if (text == null) {
			return out.append(number).toString();
		}
		for (int i = 0; i < text.length(); i++) {
			out.append(String.format("%02x", text.at(i)));
		}
		return out.toString();
	}

	@Override
	public String toString() {
		return String.format(subject.words, argument) + " " + operator.words + " " + (text == null ? Long.toString(number) : "\"" + text + "\"");
	}
}
