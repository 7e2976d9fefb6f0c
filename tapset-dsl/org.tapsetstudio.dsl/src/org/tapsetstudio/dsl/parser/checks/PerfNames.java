package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.PerfCounter;
import org.tapsetstudio.dsl.stp.StringLiteral;

/** {@code @perf} names a counter, {@code @cast} a type. */
final class PerfNames implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof PerfCounter counter && isEmpty(counter.getName())) {
			report.error(part, "@perf needs the name of a counter");
		} else if (part instanceof Cast cast && isEmpty(cast.getType())) {
			report.error(cast.getType(), "@cast needs the name of a type");
		}
	}

	private static boolean isEmpty(StringLiteral name) {
		return name != null && name.getParts().stream().allMatch(string -> StringEscapes.body(string).isEmpty());
	}
}
