package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.printer.Naming;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.stp.NameExpression;

/** Names as {@code stap -p2} shows them: what a whole program shares is told apart from locals, overloads from each other, private names by their file. */
final class Mangled implements Naming {
	private final Code code;
	private final Unit unit;
	private final Derived derived;
	private final UnaryOperator<FunctionSymbol> shown;

	/**
	 * Names in the text of a file that takes part in some code.
	 *
	 * @param derived what is probed; null in a function
	 * @param shown the function that stands for one
	 */
	Mangled(Code code, Unit unit, Derived derived, UnaryOperator<FunctionSymbol> shown) {
		this.code = code;
		this.unit = unit;
		this.derived = derived;
		this.shown = shown;
	}

	@Override
	public String variable(EObject node, String name) {
		return code.meaning(unit, name) instanceof GlobalSymbol global ? of(global) : name;
	}

	/** The name and the provider of a marker that was found are known. */
	@Override
	public String target(String name) {
		if (derived == null || derived.addresses().isEmpty() || !(derived.point() instanceof Probe.Marker marker))
			return name;
		return switch (TargetVariables.plain(name)) {
		case "$$name" -> StringEscapes.quote(marker.name());
		case "$$provider" -> StringEscapes.quote(marker.provider());
		default -> name;
		};
	}

	@Override
	public String function(NameExpression call) {
		if (code.followed)
			return call.getName();
		List<FunctionSymbol> callees = Prints.isPrint(call.getName()) ? List.of() : code.callees(unit, call);
		return callees.isEmpty() ? call.getName() : of(shown.apply(callees.get(0)));
	}

	static String of(GlobalSymbol global) {
		return prefix(global.isPrivate, global.unit) + global.name;
	}

	static String of(FunctionSymbol function) {
		return prefix(function.declaration.isPrivate(), function.unit) + function.name + "__overload_" + function.overload;
	}

	private static String prefix(boolean isPrivate, Unit unit) {
		return isPrivate ? "__private_" + unit.file.replaceAll("[^A-Za-z0-9_]", "_") + "_" : "__global_";
	}
}
