package org.tapsetstudio.dsl.printer;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.NameExpression;

/** What printed trees call variables and functions. */
public interface Naming {
	/** Names as they are written. */
	Naming AS_WRITTEN = new Naming() {
		@Override
		public String variable(EObject node, String name) {
			return name;
		}

		@Override
		public String function(NameExpression call) {
			return call.getName();
		}
	};

	/**
	 * The name of a variable.
	 *
	 * @param node an expression, a loop's variable, or the try statement whose catch has it
	 */
	String variable(EObject node, String name);

	/** The name of the function that is called. */
	String function(NameExpression call);

	/** How a variable of the traced program is shown. */
	default String target(String name) {
		return name;
	}
}
