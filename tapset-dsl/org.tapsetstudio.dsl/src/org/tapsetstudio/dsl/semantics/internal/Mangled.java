package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.printer.Naming;
import org.tapsetstudio.dsl.stp.NameExpression;

/** Names as {@code stap -p2} shows them: what a whole program shares is told apart from locals, overloads from each other, private names by their file. */
final class Mangled implements Naming {
	private final Code code;
	private final Unit unit;

	/** Names in the text of a file that takes part in some code. */
	Mangled(Code code, Unit unit) {
		this.code = code;
		this.unit = unit;
	}

	@Override
	public String variable(EObject node, String name) {
		return code.meaning(unit, name) instanceof GlobalSymbol global ? of(global) : name;
	}

	/** Arrays keep the name that they have in the script. */
	@Override
	public String emptied(NameExpression variable) {
		boolean array = code.meaning(unit, variable.getName()) instanceof GlobalSymbol global && !global.keys.isEmpty();
		return array ? variable.getName() : variable(variable, variable.getName());
	}

	@Override
	public String function(NameExpression call) {
		List<FunctionSymbol> callees = Prints.isPrint(call.getName()) ? List.of() : code.callees(unit, call);
		return callees.isEmpty() ? call.getName() : of(callees.get(0));
	}

	static String of(GlobalSymbol global) {
		return prefix(global.isPrivate, global.unit) + global.name;
	}

	static String of(FunctionSymbol function) {
		long before = function.unit.functions.stream().takeWhile(f -> f != function).filter(f -> f.name.equals(function.name)).count();
		return prefix(function.declaration.isPrivate(), function.unit) + function.name + "__overload_" + before;
	}

	private static String prefix(boolean isPrivate, Unit unit) {
		return isPrivate ? "__private_" + unit.file.replaceAll("[^A-Za-z0-9_]", "_") + "_" : "__global_";
	}
}
