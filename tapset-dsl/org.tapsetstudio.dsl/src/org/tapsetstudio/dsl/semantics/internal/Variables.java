package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.ForStatement;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.Wildcard;

/** Names of variables and arrays in a body. */
final class Variables {
	/** What is done with a variable. Deleting counts as reading too, as in SystemTap: such a global is not shown at the end. UPDATE is a change whose value nobody takes. */
	enum Use {
		READ, WRITE, UPDATE, CHANGE, DELETE;

		/** The use that {@code ++} or a compound assignment makes of its left side. */
		static Use ofChange(EObject operation) {
			EObject parent = operation == null ? null : operation.eContainer();
			boolean statement = parent instanceof ExpressionStatement || parent instanceof ForStatement f && (f.getInit() == operation || f.getUpdate() == operation);
			return statement ? UPDATE : CHANGE;
		}

		boolean reads() {
			return this != WRITE;
		}

		boolean writes() {
			return this != READ;
		}
	}

	private final Body body;
	private final Expressions expressions;

	Variables(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	/** The global a name means here: parameters hide globals, other locals do not. */
	GlobalSymbol global(String name) {
		LocalSymbol local = body.scope.find(name);
		return local != null ? null : body.world.findGlobal(name, body.unit());
	}

	/** A plain name as a scalar: a global if there is one, else a local, which its first mention creates. */
	Typed scalar(String name, EObject node, SourceRange where, Use use) {
		GlobalSymbol global = global(name);
		if (global != null) {
			body.world.symbols.mention(where, global);
			if (!arity(global, 0, where))
				return Typed.broken(where);
			note(global, use, where, null);
			wrap(global, node);
			return open(new Typed(global.value, where, () -> new Expr.GlobalScalar(global.build(), where), global.pointed), name, node, use);
		}
		if (body.condition) {
			body.problems().error("condition-local", where, "the condition of a probe can use globals only, and there is no global \"" + name + "\"",
					body.world.similar(name, body.world::globalNames));
			return Typed.broken(where);
		}
		if (body.entry) {
			body.error("entry-local", where, "@entry(…) is worked out where the function is entered, and the local variable \"" + name + "\" has no value there");
			return Typed.broken(where);
		}
		LocalSymbol local = local(name, where);
		local.read |= use.reads();
		local.written |= use.writes();
		return open(new Typed(local.cell, where, () -> new Expr.Local(local.index, name, local.cell.type(), where), local.pointed), name, node, use);
	}

	/** SystemTap looks at it when it has taken away what has no effect; with {@code -u} it takes nothing away. */
	private void wrap(GlobalSymbol global, EObject node) {
		String message = "\"" + global.name + "\" is used as a single value; only arrays can wrap with %";
		if (!global.declaration.isWrap())
			return;
		if (body.checks.form == Analyses.Form.OPTIMISED && !body.condition)
			body.late("wrap", node, global.where, message);
		else
			body.error("wrap", global.where, message);
	}

	/** The variable of a foreach, which cannot be left out: nobody needs to read it. */
	Typed loopVariable(String name, EObject node, SourceRange where) {
		Typed typed = scalar(name, node, where, Use.WRITE);
		LocalSymbol local = body.scope.find(name);
		if (local != null)
			local.read = true;
		return typed;
	}

	private Typed open(Typed typed, String name, EObject node, Use use) {
		body.checks.open.add(new Body.Checks.Open(typed.cell(), body.condition ? null : node, typed.where(),
				"the type of \"" + name + "\" cannot be found out: " + (use.writes() ? "nothing with a known type is assigned to it" : "it is never assigned a value and no use tells its type") + Foreign.hint(name), () -> use.writes() ? List.of() : similar(name)));
		return typed;
	}

	/** Other variables of this body, and globals, that have a value. */
	private List<String> similar(String name) {
		return body.world.similar(name, () -> {
			Set<String> known = body.world.globalNames();
			body.scope.locals().stream().filter(l -> l.cell.known()).forEach(l -> known.add(l.name));
			return known;
		});
	}

	private LocalSymbol local(String name, SourceRange where) {
		LocalSymbol local = body.scope.declare(name, false, body.unit(), where);
		body.world.symbols.mention(where, local);
		return local;
	}

	/** {@code array[keys]}; keys may be {@code *} where {@code wildcards} says so. Null after an error. */
	List<Typed> keys(GlobalSymbol array, List<? extends Expression> keys, SourceRange where, boolean wildcards) {
		boolean fits = arity(array, keys.size(), where);
		List<Typed> result = new ArrayList<>();
		for (int i = 0; i < keys.size(); i++) {
			Expression key = keys.get(i);
			if (key instanceof Wildcard) {
				if (!wildcards)
					body.error("wildcard", body.where(key), "* can stand for a key only in \"in\", in delete and behind the array of a foreach");
				result.add(null);
				continue;
			}
			Typed typed = fits ? expressions.checked(key, array.keys.get(i).type()) : expressions.check(key);
			result.add(typed);
			expressions.plain(typed);
			expressions.known(key, typed.cell());
			if (fits)
				key(array, i, typed);
		}
		return fits ? result : null;
	}

	/** Makes the i-th key of an array the type of an expression. */
	void key(GlobalSymbol array, int i, Typed typed) {
		TypeCell cell = array.keys.get(i);
		if (!cell.join(typed.cell()))
			body.error("type", typed.where(), "key " + (i + 1) + " of \"" + array.name + "\" is " + TypeNames.described(cell.type()) + ", but this is "
					+ TypeNames.described(typed.cell().type()) + Body.origin(cell, typed.where()));
	}

	/** {@code name[keys]}. */
	Typed element(NameExpression name, Use use) {
		SourceRange where = body.where(name);
		GlobalSymbol array = array(name.getName(), name.getKeys().size(), body.unit().positions.start(name, name.getName().length()));
		List<Typed> keys = array == null ? null : keys(array, name.getKeys(), where, use == Use.DELETE);
		if (array == null)
			name.getKeys().stream().filter(k -> !(k instanceof Wildcard)).forEach(expressions::check);
		if (keys == null)
			return Typed.broken(where);
		note(array, use, where, name);
		elementsOpen(array, name, where);
		return new Typed(array.value, where, () -> new Expr.Element(array.build(), build(keys), where));
	}

	/** The type of an array's elements must be known at the end. */
	void elementsOpen(GlobalSymbol array, EObject node, SourceRange where) {
		body.checks.open.add(new Body.Checks.Open(array.value, body.condition ? null : node, where, "the type of the elements of \"" + array.name + "\" cannot be found out: nothing with a known type is stored in it"));
	}

	static List<Expr> build(List<Typed> keys) {
		List<Expr> result = new ArrayList<>();
		for (Typed key : keys)
			result.add(key == null ? null : key.build().get());
		return java.util.Collections.unmodifiableList(result);
	}

	/** The global array of a name; reports and gives null if there is none. */
	GlobalSymbol array(String name, int keys, SourceRange where) {
		GlobalSymbol global = global(name);
		if (global != null) {
			body.world.symbols.mention(where, global);
			return global;
		}
		LocalSymbol local = body.scope.find(name);
		if (local != null) {
			body.world.symbols.mention(where, local);
			body.error("local-array", where, "\"" + name + "\" is a local variable and cannot be used as an array; arrays are declared with \"global " + name + "\"");
		} else {
			body.problems().error("unknown-array", where, "there is no array \"" + name + "\"; arrays are declared with \"global " + name + "\"", body.world.similar(name, body.world::globalNames));
		}
		return null;
	}

	/** Checks the number of keys of one use. */
	boolean arity(GlobalSymbol global, int keys, SourceRange where) {
		if (global.useArity(keys, where))
			return true;
		String now = keys == 0 ? "as a single value" : "as an array with " + keys + (keys == 1 ? " key" : " keys");
		String before = global.arity == 0 ? "a single value" : "an array with " + global.arity + (global.arity == 1 ? " key" : " keys");
		body.error("arity", where, "\"" + global.name + "\" is used here " + now + ", but it is " + before + " in line " + global.arityFrom.line()
				+ (global.arityFrom.file().equals(where.file()) ? "" : " of " + global.arityFrom.file()));
		return false;
	}

	/**
	 * Notes a use of a global and checks that no array changes while it is walked through.
	 *
	 * @param element the node that means one element; null for the whole
	 */
	void note(GlobalSymbol global, Use use, SourceRange where, EObject element) {
		global.read |= use.reads() && use != Use.UPDATE;
		global.written |= use.writes();
		if (!use.writes())
			return;
		if (body.condition)
			body.error("condition-change", where, "the condition of a probe must not change a variable");
		if (element != null && body.iterated.contains(global))
			body.late("foreach-change", element, where, "\"" + global.name + "\" must not be changed inside of the foreach that walks through it");
		if (element != null && body.function != null)
			body.function.modified.add(global);
	}

	/** True unless the statistic is mentioned inside of {@code <<<} to something else. */
	private static boolean isApart(EObject name) {
		for (EObject outer = name.eContainer(); outer != null; outer = outer.eContainer())
			if (outer instanceof Assignment a && "<<<".equals(a.getOperator()) && a.getLeft() != name)
				return false;
		return true;
	}

	/** A statistic: a declared global, never a local. */
	Typed statistic(Expression e, Use use) {
		if (!(e instanceof NameExpression name) || name.isCall() || name.getName() == null) {
			Typed value = expressions.check(e);
			if (!value.cell().isBroken())
				body.error(use == Use.WRITE ? "lvalue" : "statistic", value.where(), "a statistic is needed here: a global that values are added to with <<<");
			return Typed.broken(value.where());
		}
		SourceRange where = body.where(e);
		if (!name.isIndexed() && global(name.getName()) == null) {
			// Without optimisation SystemTap asks all variables of what can be called.
			EObject place = body.world.options.unoptimised() ? EcoreUtil.getRootContainer(e) : e;
			body.late("local-statistic", place, where, "there is no global \"" + name.getName() + "\"; statistics are declared with \"global " + name.getName() + "\"",
					body.world.similar(name.getName(), body.world::globalNames));
			if (!body.checks.isWritten() && !scalar(name.getName(), name, where, use).cell().fix(Type.STATS, where))
				body.error("type", where, "\"" + name.getName() + "\" is used as a statistic and as another value");
			return Typed.unreached(TypeCell.broken(), where);
		}
		GlobalSymbol global = global(name.getName());
		if (global != null)
			body.checks.statistics.add(new Body.Checks.Statistic(global, name, isApart(name), use == Use.READ));
		Typed typed = name.isIndexed() ? element(name, use) : scalar(name.getName(), name, where, use);
		if (!typed.cell().fix(Type.STATS, where))
			body.error("type", where, "\"" + name.getName() + "\" is " + TypeNames.described(typed.cell().type()) + ", not a statistic" + Body.origin(typed.cell(), where));
		return typed;
	}
}
