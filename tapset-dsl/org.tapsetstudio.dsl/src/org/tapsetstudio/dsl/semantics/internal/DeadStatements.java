package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.stp.*;

/**
 * Leaves out statements that do nothing, and blocks around single statements. As in SystemTap only expressions that go and nested blocks that are dissolved count as changes
 * that call for another round.
 */
final class DeadStatements extends Rewriter {
	private final Function<FunctionSymbol, Code> bodies;

	DeadStatements(Code code, Code.Part part, Function<FunctionSymbol, Code> bodies) {
		super(code, part);
		this.bodies = bodies;
	}

	@Override
	void run() {
		if (part.statement() == null)
			return;
		Statement left = simplified(part.statement());
		if (left != part.statement()) {
			part.holder().getStatements().clear();
			if (left != null)
				part.holder().getStatements().add(left);
		}
	}

	@Override
	protected void statement(Statement s) {
		simplified(s);
	}

	/** What is left of a statement; null for nothing. */
	private Statement simplified(Statement s) {
		return switch (s) {
		case null -> null;
		case EmptyStatement e -> null;
		case Block b -> block(b);
		case TryStatement t -> attempt(t);
		case IfStatement i -> conditional(i);
		case ForeachStatement f -> {
			f.setBody(simplified(f.getBody()));
			yield f.getBody() == null ? null : f;
		}
		case ForStatement f -> {
			f.setBody(simplified(f.getBody()));
			yield f.getBody() == null ? bodiless(f, f.getInit(), f.getCondition(), f.getUpdate()) : f;
		}
		case WhileStatement w -> {
			w.setBody(simplified(w.getBody()));
			yield w.getBody() == null ? bodiless(w, w.getCondition()) : w;
		}
		case ExpressionStatement e -> {
			boolean free = Effects.brief(bodies).of(code, part.unit(), e).isFreeFor(code);
			changed |= free;
			yield free ? null : e;
		}
		default -> s;
		};
	}

	private boolean free(EObject node) {
		return node == null || Effects.brief(bodies).of(code, part.unit(), node).isFree();
	}

	private Statement block(Block b) {
		List<Statement> kept = new ArrayList<>();
		for (Statement s : List.copyOf(b.getStatements())) {
			Statement left = simplified(s);
			if (left instanceof Block inner) {
				kept.addAll(inner.getStatements());
				changed = true;
			} else if (left != null)
				kept.add(left);
		}
		if (kept.size() == 1)
			return kept.get(0);
		if (!kept.equals(b.getStatements())) {
			b.getStatements().clear();
			b.getStatements().addAll(kept);
		}
		return kept.isEmpty() ? null : b;
	}

	private Statement attempt(TryStatement t) {
		Statement tried = simplified(t.getBody());
		if (tried == null)
			return null;
		t.setBody(wrapped(tried));
		Statement handler = simplified(t.getHandler());
		t.setHandler(handler == null ? part.origins().made(MAKE.createBlock(), t) : wrapped(handler));
		return t;
	}

	/** The grammar knows blocks only behind try and catch. */
	private Block wrapped(Statement s) {
		if (s instanceof Block b)
			return b;
		Block block = part.origins().made(MAKE.createBlock(), s);
		block.getStatements().add(s);
		return block;
	}

	private Statement conditional(IfStatement i) {
		Statement then = simplified(i.getThen());
		Statement otherwise = simplified(i.getOtherwise());
		if (then == null && otherwise == null) {
			return free(i.getCondition()) ? null : evaluation(i.getCondition());
		}
		if (then != null) {
			i.setThen(then);
			i.setOtherwise(otherwise);
			return i;
		}
		Unary not = part.origins().made(MAKE.createUnary(), i.getCondition());
		not.setOperator("!");
		not.setOperand(i.getCondition());
		i.setCondition(not);
		i.setOtherwise(null);
		i.setThen(otherwise);
		return i;
	}

	/** A loop without body: its head may do something. */
	private Statement bodiless(Statement loop, Expression... head) {
		boolean free = true;
		for (Expression e : head)
			free &= free(e);
		if (free)
			return null;
		EmptyStatement nothing = part.origins().made(MAKE.createEmptyStatement(), loop);
		if (loop instanceof ForStatement f)
			f.setBody(nothing);
		else
			((WhileStatement) loop).setBody(nothing);
		return loop;
	}
}
