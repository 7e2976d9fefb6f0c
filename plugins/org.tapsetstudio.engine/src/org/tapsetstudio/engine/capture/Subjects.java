package org.tapsetstudio.engine.capture;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.Condition.Operator;
import org.tapsetstudio.engine.capture.Condition.Subject;

/** What of a hit a condition can be about. */
final class Subjects {
	private Subjects() {
	}

	/** A condition on that subject, to be given its operator and constant: its text is null for numbers, else empty. Null if a condition cannot be about the expression. */
	static Condition of(Expr e) {
		if (e instanceof Expr.MarkerArgument argument) {
			return number(Subject.INT, argument.number());
		}
		if (!(e instanceof Expr.Call call) || !call.function().isNative()) {
			return null;
		}
		List<Expr> arguments = call.arguments();
		return switch (call.function().name) {
		case "pid" -> number(Subject.PROCESS, 0);
		case "tid" -> number(Subject.THREAD, 0);
		case "user_string" -> arguments.getFirst() instanceof Expr.MarkerArgument pointer ? text(Subject.STRING, pointer.number(), 0) : null;
		case "user_string_n" -> arguments.get(0) instanceof Expr.MarkerArgument pointer && arguments.get(1) instanceof Expr.MarkerArgument length
				? text(Subject.STRN, pointer.number(), length.number())
				: null;
		default -> null;
		};
	}

	private static Condition number(Subject subject, int argument) {
		return new Condition(subject, argument, 0, Operator.EQUAL, 0, null);
	}

	private static Condition text(Subject subject, int pointer, int length) {
		return new Condition(subject, pointer, length, Operator.EQUAL, 0, ByteString.EMPTY);
	}
}
