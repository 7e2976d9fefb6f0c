package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.*;

/** Which variables some code reads and writes, through calls too, and whether it does anything else that can be noticed. */
final class Effects {
	final Set<Object> read = new HashSet<>();
	final Set<Object> written = new HashSet<>();
	/** True when something is printed, changed outside of the script, or done by C code that does not promise to be pure. */
	boolean other;
	private final Set<FunctionSymbol> seen = new HashSet<>();
	private final Function<FunctionSymbol, Code> bodies;
	/** Whether to look no further once something is changed for certain. */
	private final boolean brief;
	private Code code;
	private Unit unit;

	/** @param bodies the code of a function; null if it is not written in the language */
	Effects(Function<FunctionSymbol, Code> bodies) {
		this(bodies, false);
	}

	private Effects(Function<FunctionSymbol, Code> bodies, boolean brief) {
		this.bodies = bodies;
		this.brief = brief;
	}

	/** For whoever only asks whether there are any. */
	static Effects brief(Function<FunctionSymbol, Code> bodies) {
		return new Effects(bodies, true);
	}

	Effects of(Code whole) {
		whole.parts.forEach(p -> of(whole, p.unit(), p.holder()));
		return this;
	}

	Effects of(Code within, Unit file, EObject node) {
		Code codeBefore = code;
		Unit unitBefore = unit;
		code = within;
		unit = file;
		visit(node);
		code = codeBefore;
		unit = unitBefore;
		return this;
	}

	Effects call(FunctionSymbol function) {
		if (!seen.add(function))
			return this;
		String embedded = function.declaration.getEmbedded();
		if (embedded != null)
			other |= !embedded.contains("/* pure */");
		Code body = embedded == null ? bodies.apply(function) : null;
		return body == null ? this : of(body);
	}

	boolean touches(Object variable) {
		return read.contains(variable) || written.contains(variable);
	}

	/** Nothing is changed. */
	boolean isFree() {
		return !other && written.isEmpty();
	}

	/** Nothing of all that a body can see is changed: variables of functions that it calls do not count. */
	boolean isFreeFor(Code observer) {
		return !other && written.stream().noneMatch(v -> v instanceof GlobalSymbol || v instanceof Code.Local l && l.code() == observer);
	}

	private void note(String name, boolean reads, boolean writes) {
		if (name == null)
			return;
		Object variable = code.meaning(unit, name);
		if (reads)
			read.add(variable);
		if (writes) {
			written.add(variable);
			other |= brief && variable instanceof GlobalSymbol;
		}
	}

	private void visit(EObject node) {
		if (brief && other)
			return;
		switch (node) {
		case null -> {
			// missing
		}
		case Assignment a -> {
			boolean pure = "=".equals(a.getOperator()) || "<<<".equals(a.getOperator());
			target(a.getLeft(), !pure);
			visit(a.getRight());
		}
		case PreIncrement i -> target(i.getOperand(), true);
		case PostIncrement i -> target(i.getOperand(), true);
		case DeleteStatement d -> target(d.getValue(), true);
		case NameExpression n when n.isCall() -> call(n);
		case NameExpression n -> {
			note(n.getName(), true, false);
			n.getKeys().forEach(this::visit);
		}
		case ForeachStatement f -> foreach(f);
		case TryStatement t -> {
			note(t.getVariable(), false, true);
			children(t);
		}
		case ProbeWrite w -> {
			// asks about the script, not about a value
		}
		case EmbeddedExpression e -> other |= e.getCode() == null || !e.getCode().contains("/* pure */");
		default -> children(node);
		}
	}

	private void children(EObject node) {
		Trees.children(node, this::visit);
	}

	private void call(NameExpression n) {
		boolean prints = n.getName() != null && Prints.isPrint(n.getName());
		other |= prints && n.getName().startsWith("p");
		n.getArguments().forEach(this::visit);
		if (n.getName() != null && !prints)
			code.callees(unit, n).forEach(this::call);
	}

	/** Something that is changed. */
	private void target(Expression e, boolean reads) {
		switch (e) {
		case NameExpression n when !n.isCall() -> {
			note(n.getName(), reads, true);
			n.getKeys().forEach(this::visit);
		}
		case Bracket b when b.getElements().size() == 1 -> target(b.getElements().get(0), reads);
		case null -> {
			// missing
		}
		default -> {
			other |= e instanceof TargetVariable || e instanceof MemberAccess || e instanceof IndexAccess || e instanceof StaticVariable;
			visit(e);
		}
		}
	}

	private void foreach(ForeachStatement f) {
		visit(f.getArray());
		// Sorting rearranges the array itself.
		boolean sorted = f.getSort() != null || f.getValue() != null && f.getValue().getSort() != null || f.getKeys().stream().anyMatch(k -> k.getSort() != null);
		if (sorted && f.getArray() instanceof NameExpression n)
			note(n.getName(), false, true);
		if (sorted && f.getArray() instanceof Histogram h && h.getStatistic() instanceof NameExpression n)
			note(n.getName(), false, true);
		f.getKeys().forEach(k -> note(k.getName(), false, true));
		if (f.getValue() != null)
			note(f.getValue().getName(), false, true);
		f.getSlice().forEach(this::visit);
		visit(f.getLimit());
		visit(f.getBody());
	}
}
