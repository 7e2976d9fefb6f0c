package org.tapsetstudio.dsl.semantics.internal;

import java.util.Set;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.*;

/** Types that an expression shows by itself, without what is assigned to the variables in it: what SystemTap knows when it looks at a program for the first time. */
final class Evident {
	private static final Set<String> STRINGS = Set.of(".", ".=");

	private final Body body;
	private final Variables variables;

	Evident(Body body, Variables variables) {
		this.body = body;
		this.variables = variables;
	}

	/** Unknown if it does not show. */
	Type type(Expression e) {
		return switch (e) {
		case NumberLiteral n -> Type.LONG;
		case StringLiteral s -> Type.STRING;
		case Bracket b when b.getElements().size() == 1 -> type(b.getElements().get(0));
		case Conditional c -> either(c.getThen(), c.getOtherwise());
		case Assignment a when "=".equals(a.getOperator()) -> either(a.getRight() instanceof NumberLiteral || a.getRight() instanceof StringLiteral ? a.getRight() : a.getLeft(), a.getLeft());
		case Assignment a -> operation(a.getOperator());
		case Binary b -> operation(b.getOperator());
		case NameExpression n -> name(n);
		case StatisticOperation s -> Type.LONG;
		case IndexAccess i when i.getTarget() instanceof Histogram -> Type.LONG;
		case Unary u -> Type.LONG;
		case PreIncrement i -> Type.LONG;
		case PostIncrement i -> Type.LONG;
		case Match m -> Type.LONG;
		case Membership m -> Type.LONG;
		case null, default -> Type.UNKNOWN;
		};
	}

	private Type either(Expression first, Expression second) {
		Type type = type(first);
		return type == Type.UNKNOWN ? type(second) : type;
	}

	private static Type operation(String operator) {
		return STRINGS.contains(operator) ? Type.STRING : Type.LONG;
	}

	private Type name(NameExpression n) {
		if (Prints.isPrint(n))
			return n.getName().startsWith("s") ? Type.STRING : Type.LONG;
		if (n.getName() == null || n.isIndexed())
			return Type.UNKNOWN;
		if (n.isCall())
			return body.world.findFunctions(n.getName(), body.unit()).stream().filter(f -> f.arity() == n.getArguments().size()).map(f -> f.result.type()).findFirst().orElse(Type.UNKNOWN);
		GlobalSymbol global = variables.global(n.getName());
		if (global != null)
			return global.declaration.getInit() == null ? Type.UNKNOWN : global.value.type();
		LocalSymbol local = body.scope.find(n.getName());
		return local != null && local.parameter ? local.cell.type() : Type.UNKNOWN;
	}
}
