package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.Set;

/** Warns of variables and functions that do nothing. */
final class Unused {
	private final World world;
	private final List<Scope> scopes;
	private final Set<FunctionSymbol> reached;

	Unused(World world, List<Scope> scopes, Set<FunctionSymbol> reached) {
		this.world = world;
		this.scopes = scopes;
		this.reached = reached;
	}

	void warn() {
		for (Scope scope : scopes)
			for (LocalSymbol local : scope.locals())
				if (local.unit.user && !local.parameter)
					local(local, scope);
		for (Unit unit : world.units) {
			if (!unit.user)
				continue;
			unit.globals.forEach(this::global);
			for (FunctionSymbol function : unit.functions)
				if (!reached.contains(function))
					world.problems.warning("unused-function", function.nameRange(), "function \"" + function.name + "\" is never called");
		}
	}

	private void local(LocalSymbol local, Scope scope) {
		if (local.read && !local.written)
			world.problems.warning("never-assigned", local.where, "\"" + local.name + "\" is never assigned a value: it is always 0 or empty" + Foreign.hint(local.name),
					world.similar(local.name, scope::names));
		else if (local.written && !local.read)
			world.problems.warning("never-read", local.where, "\"" + local.name + "\" is assigned a value, but never read");
	}

	private void global(GlobalSymbol global) {
		if (global.read && !global.written && !global.hasInitialValue())
			world.problems.warning("never-assigned", global.where, "global \"" + global.name + "\" is never assigned a value: it is always 0 or empty");
		else if (!global.read && !global.written)
			world.problems.warning("unused-global", global.where, "global \"" + global.name + "\" is never used");
	}
}
