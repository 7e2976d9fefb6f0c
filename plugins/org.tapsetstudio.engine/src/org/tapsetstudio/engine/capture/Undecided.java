package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/**
 * A condition of a handler that cannot be decided at the hit.
 *
 * @param why in words that follow "because"
 */
record Undecided(SourceRange where, String why) {
	private static final String CONSTANTS = "only an argument, the process or the thread is compared with a constant there";

	/** The parts of a condition that nothing can be said of at the hit. */
	static List<Undecided> in(Expr condition, Map<Integer, Expr> locals) {
		List<Undecided> found = new ArrayList<>();
		collect(condition, locals, found);
		return found;
	}

	private static void collect(Expr e, Map<Integer, Expr> locals, List<Undecided> found) {
		if (e instanceof Expr.Binary both && (both.operator() == BinaryOperator.LOGAND || both.operator() == BinaryOperator.LOGOR)) {
			collect(both.left(), locals, found);
			collect(both.right(), locals, found);
		} else if (e instanceof Expr.Unary not && not.operator() == '!') {
			collect(not.operand(), locals, found);
		} else {
			Truth truth = new Truths(new HashMap<>(locals)).of(e);
			if (truth.ifTrue().letsAllThrough() && truth.ifFalse().letsAllThrough()) {
				found.add(new Undecided(e.where(), why(e, locals)));
			}
		}
	}

	private static String why(Expr e, Map<Integer, Expr> locals) {
		String deeper = parts(e).map(part -> reason(part, locals)).filter(r -> r != null).findFirst().orElse(null);
		return deeper != null ? deeper : switch (e) {
		case Expr.Match match -> "of regular expressions only plain text behind ^ is looked for there";
		case Expr.Binary binary when binary.left().type() == Type.STRING ->
			"only the equality of strings is decided there, and not with what a script gets for an unreadable one";
		default -> CONSTANTS;
		};
	}

	private static Stream<Expr> parts(Expr e) {
		List<Expr> below = new ArrayList<>();
		Walk.children(e, below::add);
		return Stream.concat(Stream.of(e), below.stream().flatMap(Undecided::parts));
	}

	private static String reason(Expr e, Map<Integer, Expr> locals) {
		return switch (e) {
		case Expr.GlobalScalar global -> "only the script knows its global " + global.global().name();
		case Expr.Element element -> "only the script knows its global " + element.array().name();
		case Expr.In in -> "only the script knows its global " + in.array().name();
		case Expr.Local local when !locals.containsKey(local.index()) -> "the script computes " + local.name();
		case Expr.Call call when Subjects.of(call) == null -> "the script calls " + call.function().name + "()";
		default -> null;
		};
	}

	@Override
	public String toString() {
		return "the condition at " + where + " is left to the script, because " + why;
	}
}
