package org.tapsetstudio.engine.internal.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.capture.Walk;

/** What to call the keys of arrays: what the script writes in the brackets, else the variable of a loop over the array, else a number. */
final class Headings {
	private record Key(int global, int position) {
	}

	private final Map<Key, String> written = new HashMap<>();
	private final Map<Key, String> loops = new HashMap<>();

	Headings(Program program) {
		program.probes().stream().map(Probe::body).forEach(this::visit);
		for (Function function : program.functions()) {
			if (function.body != null) {
				visit(function.body);
			}
		}
	}

	String key(Global array, int position) {
		Key key = new Key(array.index(), position);
		return written.getOrDefault(key, loops.getOrDefault(key, "key " + (position + 1)));
	}

	private void visit(Stmt statement) {
		if (statement instanceof Stmt.Foreach loop) {
			note(loop.array(), loop.keys(), loops);
		}
		Walk.children(statement, this::visit, this::visit);
	}

	private void visit(Expr expression) {
		if (expression instanceof Expr.Element element) {
			note(element.array(), element.keys(), written);
		}
		Walk.children(expression, this::visit);
	}

	private static void note(Global array, List<? extends Expr> keys, Map<Key, String> titles) {
		for (int i = 0; i < keys.size(); i++) {
			String title = title(keys.get(i));
			if (title != null) {
				titles.putIfAbsent(new Key(array.index(), i), title);
			}
		}
	}

	private static String title(Expr expression) {
		return switch (expression) {
		case Expr.Local local -> local.name();
		case Expr.GlobalScalar scalar -> scalar.global().name();
		case Expr.MarkerArgument argument -> "$arg" + argument.number();
		case Expr.Call call -> call.arguments().size() == 1 && call.arguments().getFirst() instanceof Expr.MarkerArgument argument
				? call.function().name + "($arg" + argument.number() + ")"
				: call.function().name + "()";
		case null, default -> null;
		};
	}
}
