package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.Constant;
import org.tapsetstudio.dsl.stp.EmbeddedDeclaration;
import org.tapsetstudio.dsl.stp.EmbeddedExpression;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.MemoryRead;
import org.tapsetstudio.dsl.stp.RegisterRead;
import org.tapsetstudio.dsl.stp.StpPackage;

/** Embedded C and raw access to the kernel need guru mode. */
final class GuruOnly implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (report.script().context().guru()) {
			return;
		}
		if (part instanceof EmbeddedDeclaration || part instanceof EmbeddedExpression) {
			report.error(part, "embedded C code needs guru mode (-g)");
		} else if (part instanceof FunctionDeclaration function && function.getEmbedded() != null) {
			report.error(part, StpPackage.Literals.FUNCTION_DECLARATION__EMBEDDED, "embedded C code needs guru mode (-g)");
		} else if (part instanceof Constant) {
			report.error(part, "@const needs guru mode (-g)");
		} else if (part instanceof RegisterRead read && "@kregister".equals(read.getOperator())
				|| part instanceof MemoryRead memory && "@kderef".equals(memory.getOperator())) {
			report.error(part, (part instanceof RegisterRead ? "@kregister" : "@kderef") + " needs guru mode (-g)");
		}
	}
}
