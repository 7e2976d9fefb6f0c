package org.tapsetstudio.engine.internal.bytecode;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.internal.runtime.ActionBatch;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** What the compiler leaves to the tree, and what both share while one body is compiled. Nodes must be asked for in the order of the text. */
public interface Delegates {
	LongNode number(Expr e);

	StringNode string(Expr e);

	StatementNode statement(Stmt s);

	ActionBatch actions();

	/** Reserves places in the frame for values in between; gives the first. */
	int reserve(int places);

	Run run();

	Globals globals();
}
