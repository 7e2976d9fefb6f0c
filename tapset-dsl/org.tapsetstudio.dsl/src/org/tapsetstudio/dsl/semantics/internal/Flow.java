package org.tapsetstudio.dsl.semantics.internal;

import java.util.Optional;

import org.tapsetstudio.dsl.stp.*;

/** What can be said of statements without types. */
final class Flow {
	private Flow() {
	}

	/** True if what follows the statement in its block is never reached. */
	static boolean ends(Statement s) {
		return switch (s) {
		case ReturnStatement r -> true;
		case NextStatement n -> true;
		case BreakStatement b -> true;
		case ContinueStatement c -> true;
		case Block b -> b.getStatements().stream().anyMatch(Flow::ends);
		case IfStatement i -> i.getOtherwise() != null && ends(i.getThen()) && ends(i.getOtherwise());
		case null, default -> false;
		};
	}

	/** What an expression is called whose value is thrown away though it does nothing else; empty for one that does something. */
	static Optional<String> pureKind(Expression e) {
		return switch (e) {
		case NumberLiteral n -> Optional.of("number");
		case StringLiteral s -> Optional.of("string");
		case Binary b when hasNoCall(b) -> Optional.of(b.getOperator().matches("==|!=|<=|>=|<|>") ? "comparison" : "calculation");
		case NameExpression n when !n.isCall() && !n.isIndexed() -> Optional.of("mention of a variable");
		case null, default -> Optional.empty();
		};
	}

	private static boolean hasNoCall(Expression e) {
		return switch (e) {
		case Binary b -> hasNoCall(b.getLeft()) && hasNoCall(b.getRight());
		case NumberLiteral n -> true;
		case StringLiteral s -> true;
		case TargetVariable t -> true;
		case NameExpression n -> !n.isCall() && !n.isIndexed();
		case null, default -> false;
		};
	}
}
