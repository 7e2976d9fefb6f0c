package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.Tiering;
import org.tapsetstudio.engine.internal.bytecode.BodyCompiler;
import org.tapsetstudio.engine.internal.bytecode.Delegates;
import org.tapsetstudio.engine.internal.runtime.ActionBatch;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** The making of bytecode from a body that got hot, with nodes of the tree where those are as good. */
final class HotBody implements Delegates {
	private final Unit unit;
	private final Scope scope;
	private final Statements statements;

	/** @param scope a new one: its places are those of the compiled body */
	HotBody(Unit unit, Scope scope) {
		this.unit = unit;
		this.scope = scope;
		this.statements = new Statements(unit, scope);
	}

	/** The compiled body, or null when it has to stay a tree. */
	StatementNode compile(Stmt body) {
		try {
			return BodyCompiler.compile(body, this);
		} catch (LinkageError | RuntimeException | StackOverflowError e) {
			// The tree does the same work, only slower; a test wants to know.
			if (unit.tiering == Tiering.BYTECODE) {
				throw e;
			}
			return null;
		}
	}

	@Override
	public LongNode number(Expr e) {
		return statements.condition(e);
	}

	@Override
	public StringNode string(Expr e) {
		return statements.string(e);
	}

	@Override
	public StatementNode statement(Stmt s) {
		return statements.compile(s);
	}

	@Override
	public ActionBatch actions() {
		return scope.actions;
	}

	@Override
	public int reserve(int places) {
		return scope.reserve(places);
	}

	@Override
	public Run run() {
		return unit.run;
	}

	@Override
	public Globals globals() {
		return unit.globals;
	}
}
