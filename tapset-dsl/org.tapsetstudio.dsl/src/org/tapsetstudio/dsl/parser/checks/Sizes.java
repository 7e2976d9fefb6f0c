package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.GlobalVariable;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.StpPackage;

/** Array sizes are 1 to 2^31-1, priorities of functions positive, negative numbers at least -2^63. */
final class Sizes implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof GlobalVariable variable && variable.getSize() != null) {
			long size = Numbers.value(variable.getSize());
			if (size < 1 || size > Integer.MAX_VALUE) {
				report.error(part, StpPackage.Literals.GLOBAL_VARIABLE__SIZE, "the size of an array must be 1 to " + Integer.MAX_VALUE);
			}
		} else if (part instanceof FunctionDeclaration function && function.getPriority() != null && Numbers.value(function.getPriority()) < 1) {
			report.error(part, StpPackage.Literals.FUNCTION_DECLARATION__PRIORITY, "the priority of a function must be at least 1");
		} else if (part instanceof NumberLiteral number && number.isNegative() && number.getValue() != null
				&& Long.compareUnsigned(Numbers.value(number.getValue()), Long.MIN_VALUE) > 0) {
			report.error(part, "-" + number.getValue() + " does not fit 64 bits");
		}
	}
}
