package org.tapsetstudio.engine.internal.tree;

import java.util.IdentityHashMap;
import java.util.Map;

import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.engine.Tiering;
import org.tapsetstudio.engine.internal.natives.NativeLibrary;
import org.tapsetstudio.engine.internal.runtime.ActionCosts;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.Run;

/** What is shared while the nodes of one run are made. */
final class Unit {
	final Run run;
	final Globals globals;
	final NativeLibrary natives;
	final Tiering tiering;
	final ActionCosts costs = new ActionCosts();
	private final Map<Function, FunctionBody> bodies = new IdentityHashMap<>();

	Unit(Run run, Globals globals, NativeLibrary natives, Tiering tiering) {
		this.tiering = tiering;
		this.run = run;
		this.globals = globals;
		this.natives = natives;
	}

	/** The compiled form of a function with a body in the language; made at first use, entered before its body because it may call itself. */
	FunctionBody body(Function function) {
		FunctionBody known = bodies.get(function);
		if (known == null) {
			known = new FunctionBody(this, function);
			bodies.put(function, known);
			Scope scope = new Scope(function.locals, costs.loops(function.body));
			known.complete(new Statements(this, scope).compile(function.body), scope);
		}
		return known;
	}
}
