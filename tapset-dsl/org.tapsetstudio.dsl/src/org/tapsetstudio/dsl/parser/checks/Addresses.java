package org.tapsetstudio.dsl.parser.checks;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.AddressOf;

/** An address has no address. */
final class Addresses implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (part instanceof AddressOf address && address.getOperand() instanceof AddressOf) {
			report.error(part, "an address has no address");
		}
	}
}
