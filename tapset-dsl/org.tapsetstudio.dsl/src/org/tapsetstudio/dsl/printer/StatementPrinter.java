package org.tapsetstudio.dsl.printer;

import java.util.stream.Collectors;

import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.BreakStatement;
import org.tapsetstudio.dsl.stp.ContinueStatement;
import org.tapsetstudio.dsl.stp.DeleteStatement;
import org.tapsetstudio.dsl.stp.EmptyStatement;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.ForStatement;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.IfStatement;
import org.tapsetstudio.dsl.stp.LoopVariable;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.NextStatement;
import org.tapsetstudio.dsl.stp.ReturnStatement;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.TryStatement;
import org.tapsetstudio.dsl.stp.WhileStatement;

/** Statements; all loops but foreach look like {@code for}. */
final class StatementPrinter {
	private final Naming naming;
	private final ExpressionPrinter expressions;
	private final boolean bare;

	StatementPrinter(Naming naming) {
		this(naming, false);
	}

	/** @param bare whether try and catch need no braces around a single statement */
	StatementPrinter(Naming naming, boolean bare) {
		this.naming = naming;
		this.bare = bare;
		this.expressions = new ExpressionPrinter(naming);
	}

	String print(Statement statement) {
		return switch (statement) {
		case null -> "";
		case EmptyStatement empty -> ";";
		case Block block -> block(block);
		case ExpressionStatement e -> expressions.print(e.getExpression());
		case IfStatement i -> "if (" + expressions.print(i.getCondition()) + ") " + print(i.getThen()) + "\n"
				+ (i.getOtherwise() == null ? "" : "else " + print(i.getOtherwise()) + "\n");
		case WhileStatement w -> "for (; " + expressions.print(w.getCondition()) + "; ) " + print(w.getBody());
		case ForStatement f -> "for (" + expressions.print(f.getInit()) + "; " + (f.getCondition() == null ? "1" : expressions.print(f.getCondition()))
				+ "; " + expressions.print(f.getUpdate()) + ") " + print(f.getBody());
		case ForeachStatement f -> foreach(f);
		case TryStatement t -> attempt(t);
		case ReturnStatement r -> r.getValue() == null ? "return" : "return " + expressions.print(r.getValue());
		case DeleteStatement d -> "delete " + deleted(d.getValue());
		case BreakStatement b -> "break";
		case ContinueStatement c -> "continue";
		case NextStatement n -> "next";
		default -> throw new IllegalArgumentException(statement.eClass().getName());
		};
	}

	private String attempt(TryStatement t) {
		String head = "try {\n" + guarded(t.getBody()) + "\n} catch ";
		String caught = t.getVariable() == null ? "" : "(" + naming.variable(t, t.getVariable()) + ") ";
		if (bare && t.getHandler().getStatements().isEmpty())
			return head + caught + "{\n}\n";
		return head + caught + "{\n" + guarded(t.getHandler()) + "\n}\n";
	}

	private String guarded(Block block) {
		return bare && block.getStatements().size() == 1 ? print(block.getStatements().get(0)) : print(block);
	}

	String block(Block block) {
		StringBuilder text = new StringBuilder("{\n");
		for (Statement statement : block.getStatements()) {
			text.append(print(statement)).append(";\n");
		}
		return text.append('}').toString();
	}

	private String foreach(ForeachStatement f) {
		StringBuilder text = new StringBuilder("foreach (");
		String sort = f.getSort();
		if (f.getValue() != null) {
			text.append(naming.variable(f.getValue(), f.getValue().getName())).append(" = ");
			sort = f.getValue().getSort() == null ? sort : f.getValue().getSort();
		}
		text.append(f.getKeys().stream().map(this::key).collect(Collectors.joining(", ", "[", "]")));
		text.append(" in ").append(expressions.print(f.getArray()));
		if (!f.getSlice().isEmpty()) {
			text.append('[').append(expressions.list(f.getSlice())).append(']');
		}
		if (sort != null) {
			text.append(f.getAggregate() == null || f.getAggregate().equals("@variance") ? "" : " " + f.getAggregate()).append(sort);
		}
		if (f.getLimit() != null) {
			text.append(" limit ").append(expressions.print(f.getLimit()));
		}
		return text.append(") ").append(print(f.getBody())).toString();
	}

	private String key(LoopVariable variable) {
		return naming.variable(variable, variable.getName()) + (variable.getSort() == null ? "" : variable.getSort());
	}

	/** A variable that is emptied as a whole keeps the name that it has in the script. */
	private String deleted(Expression e) {
		return switch (e) {
		case Bracket b when b.getElements().size() == 1 -> deleted(b.getElements().get(0));
		case NameExpression n when !n.isCall() && !n.isIndexed() -> n.getName();
		default -> expressions.print(e);
		};
	}
}
