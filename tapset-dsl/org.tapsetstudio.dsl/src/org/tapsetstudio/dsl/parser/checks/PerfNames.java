package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.stp.PerfCounter;

/** {@code @perf} names a counter. */
final class PerfNames implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof PerfCounter counter && counter.getName() != null
				&& counter.getName().getParts().stream().allMatch(string -> StringEscapes.body(string).isEmpty())) {
			report.error(part, "@perf needs the name of a counter");
		}
	}
}
