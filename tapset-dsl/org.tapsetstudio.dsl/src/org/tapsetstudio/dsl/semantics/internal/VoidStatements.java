package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.*;

/** Reduces expressions whose value is thrown away to what they do. */
final class VoidStatements extends Rewriter {
	private final Function<FunctionSymbol, Code> bodies;

	VoidStatements(Code code, Code.Part part, Function<FunctionSymbol, Code> bodies) {
		super(code, part);
		this.bodies = bodies;
	}

	@Override
	protected void statement(Statement s) {
		List<ExpressionStatement> statements = new ArrayList<>();
		if (s instanceof ExpressionStatement e)
			statements.add(e);
		Trees.below(s, n -> {
			if (n instanceof ExpressionStatement e)
				statements.add(e);
		});
		statements.forEach(e -> reduce(e, e.getExpression()));
	}

	private void reduce(ExpressionStatement s, Expression e) {
		switch (e) {
		case Binary b when "&&".equals(b.getOperator()) -> branch(s, b.getLeft(), false, b.getRight());
		case Binary b when "||".equals(b.getOperator()) -> branch(s, b.getLeft(), true, b.getRight());
		case Binary b -> sequence(s, List.of(b.getLeft(), b.getRight()));
		case Unary u -> replace(s, evaluation(u.getOperand()));
		case Match m -> replace(s, evaluation(m.getLeft()));
		case Conditional c -> {
			IfStatement i = part.origins().made(MAKE.createIfStatement(), c);
			i.setCondition(c.getCondition());
			i.setThen(evaluation(c.getThen()));
			i.setOtherwise(evaluation(c.getOtherwise()));
			replace(s, i);
		}
		case Bracket b when b.getElements().size() == 1 -> sequence(s, b.getElements());
		case TargetVariable t -> sequence(s, List.of());
		case StaticVariable v -> sequence(s, List.of());
		case MemberAccess m when reads(m) -> sequence(s, read(m));
		case IndexAccess i when reads(i) -> sequence(s, read(i));
		case PrettyPrint p when reads(p) -> sequence(s, read(p));
		case AddressOf a when reads(a) -> sequence(s, read(a));
		case NameExpression n when n.isCall() && Prints.isPrint(n.getName()) -> {
			if (n.getName().startsWith("s") && !n.getArguments().isEmpty() && !(n.getArguments().getFirst() instanceof Histogram))
				sequence(s, printed(n));
		}
		case NameExpression n when n.isCall() && !n.getArguments().isEmpty() && isPure(n) -> sequence(s, n.getArguments());
		case null, default -> {
			// does something
		}
		}
	}

	/** Whether this is a path into the traced program's variables, reading which changes nothing. */
	private static boolean reads(Expression e) {
		return switch (e) {
		case TargetVariable t -> true;
		case StaticVariable v -> true;
		case Cast c -> true;
		case MemberAccess m -> reads(m.getTarget());
		case IndexAccess i -> reads(i.getTarget());
		case PrettyPrint p -> reads(p.getTarget());
		case AddressOf a -> reads(a.getOperand());
		case null, default -> false;
		};
	}

	/** What has to be worked out before such a path can be followed, in the order of the text. */
	private static List<Expression> read(Expression e) {
		return switch (e) {
		case Cast c -> List.of(c.getOperand());
		case MemberAccess m -> read(m.getTarget());
		case IndexAccess i when i.getIndex() instanceof NumberLiteral -> read(i.getTarget());
		case IndexAccess i -> Stream.concat(read(i.getTarget()).stream(), Stream.of(i.getIndex())).toList();
		case PrettyPrint p -> read(p.getTarget());
		case AddressOf a -> read(a.getOperand());
		default -> List.of();
		};
	}

	private boolean isPure(NameExpression call) {
		List<FunctionSymbol> callees = code.callees(part.unit(), call);
		boolean unseen = code.function != null && code.function.unseen;
		return (unseen || !callees.isEmpty()) && callees.stream().allMatch(f -> Effects.brief(bodies).call(f).isFreeFor(code));
	}

	private static List<Expression> printed(NameExpression n) {
		boolean literal = !n.getName().equals("sprint") && !n.getName().equals("sprintln");
		return n.getArguments().subList(literal ? Math.min(1, n.getArguments().size()) : 0, n.getArguments().size());
	}

	private void branch(ExpressionStatement s, Expression condition, boolean negated, Expression then) {
		IfStatement i = part.origins().made(MAKE.createIfStatement(), s);
		if (negated) {
			Unary not = part.origins().made(MAKE.createUnary(), condition);
			not.setOperator("!");
			not.setOperand(condition);
			i.setCondition(not);
		} else {
			i.setCondition(condition);
		}
		i.setThen(evaluation(then));
		replace(s, i);
	}

	private void sequence(EObject s, List<Expression> expressions) {
		Block block = part.origins().made(MAKE.createBlock(), s);
		for (Expression e : List.copyOf(expressions))
			block.getStatements().add(evaluation(e));
		replace(s, block);
	}
}
