package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.stp.*;

/** Leaves out what stands directly behind return, next, break and continue. As SystemTap does, it does not look into the last statement of a block. */
final class DeadControl extends Rewriter {
	DeadControl(Code code, Code.Part part) {
		super(code, part);
	}

	@Override
	protected void statement(Statement s) {
		switch (s) {
		case Block b -> block(b);
		case IfStatement i -> {
			statement(i.getThen());
			statement(i.getOtherwise());
		}
		case WhileStatement w -> statement(w.getBody());
		case ForStatement f -> statement(f.getBody());
		case ForeachStatement f -> statement(f.getBody());
		case TryStatement t -> {
			statement(t.getBody());
			statement(t.getHandler());
		}
		case null, default -> {
			// nothing inside
		}
		}
	}

	static boolean ends(Statement s) {
		return s instanceof ReturnStatement || s instanceof NextStatement || s instanceof BreakStatement || s instanceof ContinueStatement;
	}

	private void block(Block b) {
		List<Statement> statements = b.getStatements();
		for (int i = 0; i + 1 < statements.size(); i++) {
			Statement s = statements.get(i);
			statement(s);
			while (ends(s) && i + 1 < statements.size())
				remove(statements.get(i + 1));
		}
	}
}
