package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.*;

/** Works out what is constant, and leaves out the branches that it rules out. */
final class ConstantFolder extends Rewriter {
	private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=", "==", "!=");

	private final Function<FunctionSymbol, Code> bodies;

	ConstantFolder(Code code, Code.Part part, Function<FunctionSymbol, Code> bodies) {
		super(code, part);
		this.bodies = bodies;
	}

	@Override
	protected void statement(Statement s) {
		switch (s) {
		case IfStatement i -> conditional(i);
		case WhileStatement w -> {
			fold(w.getCondition());
			if (isZero(w.getCondition()))
				replace(w, part.origins().made(MAKE.createEmptyStatement(), w));
			else
				inner(w.getBody());
		}
		case ForStatement f -> loop(f);
		case ForeachStatement f -> {
			f.getSlice().stream().toList().forEach(this::fold);
			fold(f.getLimit());
			if (f.getLimit() instanceof NumberLiteral n && Literals.number(n) <= 0)
				replace(f, part.origins().made(MAKE.createEmptyStatement(), f));
			else
				inner(f.getBody());
		}
		case TryStatement t -> {
			inner(t.getBody());
			inner(t.getHandler());
		}
		case Block b -> List.copyOf(b.getStatements()).forEach(this::inner);
		case ReturnStatement r -> fold(r.getValue());
		case DeleteStatement d -> fold(d.getValue());
		case ExpressionStatement e -> fold(e.getExpression());
		case null, default -> {
			// nothing to fold
		}
		}
	}

	/** True if an expression is no number whatever is worked out, as far as one sees without working it out. */
	static boolean neverConstant(Expression e) {
		return switch (e) {
		case NumberLiteral n -> false;
		case StringLiteral s -> false;
		case Defined d -> false;
		case Conditional c -> false;
		case Unary u -> neverConstant(u.getOperand());
		case Bracket b -> b.getElements().size() == 1 && neverConstant(b.getElements().get(0));
		case Binary b when b.getOperator() != null && COMPARISONS.contains(b.getOperator()) -> neverConstant(b.getLeft()) || neverConstant(b.getRight());
		case Binary b -> neverConstant(b.getLeft()) && neverConstant(b.getRight());
		case null, default -> true;
		};
	}

	private void inner(Statement s) {
		if (s != null)
			statement(s);
	}

	private void conditional(IfStatement i) {
		fold(i.getCondition());
		if (!(i.getCondition() instanceof NumberLiteral n)) {
			inner(i.getThen());
			inner(i.getOtherwise());
			return;
		}
		Statement taken = Literals.number(n) != 0 ? i.getThen() : i.getOtherwise();
		Statement left = taken != null ? taken : part.origins().made(MAKE.createEmptyStatement(), i);
		replace(i, left);
		inner(left);
	}

	private void loop(ForStatement f) {
		fold(f.getInit());
		fold(f.getCondition());
		if (isZero(f.getCondition())) {
			replace(f, f.getInit() != null ? evaluation(f.getInit()) : part.origins().made(MAKE.createEmptyStatement(), f));
			return;
		}
		fold(f.getUpdate());
		inner(f.getBody());
	}

	private static boolean isZero(Expression e) {
		return e instanceof NumberLiteral n && Literals.number(n) == 0;
	}

	/** Innermost expressions first; the expression itself may be replaced in its container. */
	private void fold(Expression e) {
		if (e == null)
			return;
		if (e instanceof Conditional c) {
			fold(c.getCondition());
			if (c.getCondition() instanceof NumberLiteral n) {
				Expression taken = Literals.number(n) != 0 ? c.getThen() : c.getOtherwise();
				replace(c, taken);
				fold(taken);
				return;
			}
		}
		if (e instanceof Defined d) {
			replace(d, number(code.defined.applyAsInt(d), d));
			return;
		}
		List<Expression> inner = new ArrayList<>();
		Trees.children(e, child -> {
			if (child instanceof Expression part)
				inner.add(part);
		});
		inner.forEach(this::fold);
		Expression folded = folded(e);
		if (folded != e)
			replace(e, folded);
	}

	private Expression folded(Expression e) {
		return switch (e) {
		case Bracket b when b.getElements().size() == 1 && !(b.getElements().get(0) instanceof Wildcard) && !(b.eContainer() instanceof Membership) -> b.getElements().get(0);
		case Unary u when u.getOperand() instanceof NumberLiteral n -> unary(u, Literals.number(n));
		case Binary b -> binary(b);
		default -> e;
		};
	}

	private Expression unary(Unary u, long value) {
		return switch (u.getOperator()) {
		case "-" -> number(-value, u);
		case "+" -> number(value, u);
		case "!" -> number(value == 0 ? 1 : 0, u);
		case "~" -> number(~value, u);
		default -> u;
		};
	}

	private Expression binary(Binary b) {
		Expression left = b.getLeft();
		Expression right = b.getRight();
		String operator = b.getOperator() == null ? "" : b.getOperator();
		if (operator.equals("&&") || operator.equals("||"))
			return logical(b, operator.equals("||"));
		if (operator.equals("."))
			return concatenation(b);
		if (operator.equals(">>>"))
			return b;
		Long l = left instanceof NumberLiteral n ? Long.valueOf(Literals.number(n)) : null;
		Long r = right instanceof NumberLiteral n ? Long.valueOf(Literals.number(n)) : null;
		if (COMPARISONS.contains(operator)) {
			if (l != null && r != null)
				return truth(operator, Long.compare(l, r), b);
			if (left instanceof StringLiteral s && right instanceof StringLiteral t)
				return truth(operator, Literals.compare(Literals.joined(s), Literals.joined(t)), b);
			return b;
		}
		if (l != null && r != null)
			return arithmetic(b, operator, l, r);
		return l != null ? withLeft(b, operator, l) : r != null ? withRight(b, operator, r) : b;
	}

	private Expression logical(Binary b, boolean or) {
		Boolean left = b.getLeft() instanceof NumberLiteral n ? Boolean.valueOf(Literals.number(n) != 0) : null;
		Boolean right = b.getRight() instanceof NumberLiteral n ? Boolean.valueOf(Literals.number(n) != 0) : null;
		if (left != null && left == or)
			return number(or ? 1 : 0, b);
		if (right != null && (left != null || right == or && isFree(b.getLeft())))
			return number(right ? 1 : 0, b);
		return b;
	}

	private boolean isFree(Expression e) {
		return Effects.brief(bodies).of(code, part.unit(), e).isFree();
	}

	private Expression concatenation(Binary b) {
		if (b.getLeft() instanceof StringLiteral s && b.getRight() instanceof StringLiteral t) {
			List<String> parts = new ArrayList<>(s.getParts());
			parts.addAll(t.getParts());
			return string(parts, b);
		}
		if (b.getLeft() instanceof StringLiteral s && Literals.string(s).length == 0)
			return b.getRight();
		return b.getRight() instanceof StringLiteral t && Literals.string(t).length == 0 ? b.getLeft() : b;
	}

	private Expression truth(String operator, int order, Expression from) {
		return number(holds(operator, order) ? 1 : 0, from);
	}

	/** @param order negative, 0 or positive */
	static boolean holds(String operator, int order) {
		return switch (operator) {
		case "<" -> order < 0;
		case ">" -> order > 0;
		case "<=" -> order <= 0;
		case ">=" -> order >= 0;
		case "==" -> order == 0;
		default -> order != 0;
		};
	}

	/** Shifts are clamped to 0…64 before the machine masks them, as SystemTap's translator does. */
	private Expression arithmetic(Binary b, String operator, long l, long r) {
		int shift = (int) Math.max(0, Math.min(64, r)) & 63;
		return switch (operator) {
		case "+" -> number(l + r, b);
		case "-" -> number(l - r, b);
		case "*" -> number(l * r, b);
		case "&" -> number(l & r, b);
		case "|" -> number(l | r, b);
		case "^" -> number(l ^ r, b);
		case "<<" -> number(l << shift, b);
		case ">>" -> number(l >> shift, b);
		case "/" -> r == 0 ? b : number(l / r, b);
		case "%" -> r == 0 ? b : number(l % r, b);
		default -> b;
		};
	}

	private Expression withLeft(Binary b, String operator, long l) {
		Expression right = b.getRight();
		if (l == 0)
			return switch (operator) {
			case "+", "|", "^" -> right;
			case "*", "&", "<<", ">>" -> isFree(right) ? number(0, b) : b;
			default -> b;
			};
		if (l == -1 && operator.equals("|"))
			return isFree(right) ? number(-1, b) : b;
		return l == 1 && operator.equals("*") || l == -1 && operator.equals("&") ? right : b;
	}

	private Expression withRight(Binary b, String operator, long r) {
		Expression left = b.getLeft();
		if (r == 0)
			return switch (operator) {
			case "+", "-", "|", "^", "<<", ">>" -> left;
			case "*", "&" -> isFree(left) ? number(0, b) : b;
			default -> b;
			};
		if ((r == 1 || r == -1) && operator.equals("%") || r == -1 && operator.equals("|"))
			return isFree(left) ? number(operator.equals("%") ? 0 : -1, b) : b;
		return r == 1 && (operator.equals("*") || operator.equals("/")) || r == -1 && operator.equals("&") ? left : b;
	}
}
