package org.tapsetstudio.session.preflight;

import java.nio.file.Path;
import java.util.OptionalInt;

import org.tapsetstudio.dsl.program.SourceRange;

/**
 * What is to be expected of one probe.
 *
 * @param point the probe point as the script has it, wildcards of aliases replaced by what they matched
 * @param where in the script, or in the tapset that defines it
 * @param marker {@code provider:name} that it waits for, maybe with wildcards; for a function {@code function("name")} or the like
 * @param way how its events come about
 * @param reason sentences for people: where the marker is and how it is armed (by the agent, its stand-in, or the kernel), or why the probe cannot or may not fire; every dialog, editor and command shows these
 * @param remedy a sentence that says what would help; empty if nothing is wrong, or nothing is known to help
 * @param price a sentence about what it costs the program; empty if that is not worth a word
 */
public record Expectation(String point, SourceRange where, String marker, Outlook outlook, Way way, String reason, String remedy, String price) {
	/** The probe's line in a script, from 1; empty if the probe stands in another file. */
	public OptionalInt lineIn(Path script) {
		return where.file().equals(script.toString()) ? OptionalInt.of(where.line()) : OptionalInt.empty();
	}

	/** One line for people. */
	public String describe() {
		String head = switch (outlook) {
		case FIRES -> point + " fires: ";
		case MAY_FIRE -> point + " may fire: ";
		case WILL_NOT_FIRE -> point + " will not fire: ";
		};
		return head + reason + (remedy.isEmpty() ? "" : " " + remedy) + (price.isEmpty() ? "" : " " + price);
	}
}
