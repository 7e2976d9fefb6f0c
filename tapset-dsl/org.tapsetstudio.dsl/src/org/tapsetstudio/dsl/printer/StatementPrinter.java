package org.tapsetstudio.dsl.printer;

import java.util.stream.Collectors;

import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.BreakStatement;
import org.tapsetstudio.dsl.stp.ContinueStatement;
import org.tapsetstudio.dsl.stp.DeleteStatement;
import org.tapsetstudio.dsl.stp.EmptyStatement;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.ForStatement;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.IfStatement;
import org.tapsetstudio.dsl.stp.LoopVariable;
import org.tapsetstudio.dsl.stp.NextStatement;
import org.tapsetstudio.dsl.stp.ReturnStatement;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.TryStatement;
import org.tapsetstudio.dsl.stp.WhileStatement;

/** Statements; all loops but foreach look like {@code for}. */
final class StatementPrinter {
	private StatementPrinter() {
	}

	static String print(Statement statement) {
		return switch (statement) {
		case null -> "";
		case EmptyStatement empty -> ";";
		case Block block -> block(block);
		case ExpressionStatement e -> ExpressionPrinter.print(e.getExpression());
		case IfStatement i -> "if (" + ExpressionPrinter.print(i.getCondition()) + ") " + print(i.getThen()) + "\n"
				+ (i.getOtherwise() == null ? "" : "else " + print(i.getOtherwise()) + "\n");
		case WhileStatement w -> "for (; " + ExpressionPrinter.print(w.getCondition()) + "; ) " + print(w.getBody());
		case ForStatement f -> "for (" + ExpressionPrinter.print(f.getInit()) + "; " + (f.getCondition() == null ? "1" : ExpressionPrinter.print(f.getCondition()))
				+ "; " + ExpressionPrinter.print(f.getUpdate()) + ") " + print(f.getBody());
		case ForeachStatement f -> foreach(f);
		case TryStatement t -> "try {\n" + print(t.getBody()) + "\n} catch " + (t.getVariable() == null ? "" : "(" + t.getVariable() + ") ") + "{\n"
				+ print(t.getHandler()) + "\n}\n";
		case ReturnStatement r -> r.getValue() == null ? "return" : "return " + ExpressionPrinter.print(r.getValue());
		case DeleteStatement d -> "delete " + ExpressionPrinter.print(d.getValue());
		case BreakStatement b -> "break";
		case ContinueStatement c -> "continue";
		case NextStatement n -> "next";
		default -> throw new IllegalArgumentException(statement.eClass().getName());
		};
	}

	static String block(Block block) {
		StringBuilder text = new StringBuilder("{\n");
		for (Statement statement : block.getStatements()) {
			text.append(print(statement)).append(";\n");
		}
		return text.append('}').toString();
	}

	private static String foreach(ForeachStatement f) {
		StringBuilder text = new StringBuilder("foreach (");
		String sort = f.getSort();
		if (f.getValue() != null) {
			text.append(f.getValue().getName()).append(" = ");
			sort = f.getValue().getSort() == null ? sort : f.getValue().getSort();
		}
		text.append(f.getKeys().stream().map(StatementPrinter::key).collect(Collectors.joining(", ", "[", "]")));
		text.append(" in ").append(ExpressionPrinter.print(f.getArray()));
		if (!f.getSlice().isEmpty()) {
			text.append('[').append(ExpressionPrinter.list(f.getSlice())).append(']');
		}
		if (sort != null) {
			text.append(f.getAggregate() == null || f.getAggregate().equals("@variance") ? "" : " " + f.getAggregate()).append(sort);
		}
		if (f.getLimit() != null) {
			text.append(" limit ").append(ExpressionPrinter.print(f.getLimit()));
		}
		return text.append(") ").append(print(f.getBody())).toString();
	}

	private static String key(LoopVariable variable) {
		return variable.getName() + (variable.getSort() == null ? "" : variable.getSort());
	}
}
