package org.tapsetstudio.dsl.parser.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.GlobalDeclaration;
import org.tapsetstudio.dsl.stp.GlobalVariable;
import org.tapsetstudio.dsl.stp.Parameter;
import org.tapsetstudio.dsl.stp.StpPackage;

/** A file declares a global once, a function a parameter once. */
final class DuplicateNames implements Check {
	private final Map<String, Boolean> globals = new HashMap<>();

	@Override
	public void check(EObject part, Report report) {
		if (part instanceof GlobalVariable variable && variable.getName() != null && part.eContainer() instanceof GlobalDeclaration declaration) {
			Boolean before = globals.putIfAbsent(variable.getName(), declaration.isPrivate());
			if (before != null) {
				report.error(variable, StpPackage.Literals.GLOBAL_VARIABLE__NAME, "'" + variable.getName() + "' is already declared in this file"
						+ (before == declaration.isPrivate() ? "" : before ? ", as private" : ", as global"));
			}
		} else if (part instanceof FunctionDeclaration function) {
			Set<String> names = new HashSet<>();
			for (Parameter parameter : function.getParameters()) {
				if (parameter.getName() != null && !names.add(parameter.getName())) {
					report.error(parameter, StpPackage.Literals.PARAMETER__NAME, "the function has two parameters '" + parameter.getName() + "'");
				}
			}
		}
	}
}
