package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.stp.AddressOf;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.PrettyPrint;
import org.tapsetstudio.dsl.stp.StaticVariable;
import org.tapsetstudio.dsl.stp.TargetVariable;

/**
 * A variable of the program and the way from there: {@code $x->y[2]}, {@code &$x->y}, {@code $x->y$}, {@code @cast(…)->z}.
 *
 * @param root a TargetVariable, StaticVariable or Cast
 * @param steps members as text, elements as a {@link Long} where the number is written so, else as the {@link Expression}
 * @param isAddress whether {@code &} stands before it
 * @param detail how many {@code $} stand behind it: 0 to 2
 */
record VariablePath(Expression root, List<Object> steps, boolean isAddress, int detail) {
	/** Null if the expression is something else. */
	static VariablePath of(Expression e) {
		return of(e, false);
	}

	/** The way from a value of the script, which is the root, to something behind it; null if the expression is something else, as a bucket of a histogram. */
	static VariablePath ofValue(Expression e) {
		VariablePath path = of(e, true);
		boolean isProgram = path == null || path.root instanceof TargetVariable || path.root instanceof Cast || path.root instanceof StaticVariable || path.root instanceof Histogram;
		return isProgram || path.steps.isEmpty() ? null : path;
	}

	private static VariablePath of(Expression e, boolean any) {
		List<Object> steps = new ArrayList<>();
		Expression inner = e instanceof AddressOf a ? a.getOperand() : e;
		int detail = inner instanceof PrettyPrint p ? dollars(p.getStyle()) : 0;
		Expression root = root(inner instanceof PrettyPrint p ? p.getTarget() : inner, steps, any);
		if (root == null || e instanceof AddressOf && detail > 0)
			return null;
		String last = steps.isEmpty() ? root instanceof TargetVariable t ? t.getName() : "" : steps.getLast() instanceof String s ? s : "";
		if (dollars(last) > 0 && detail > 0 || dollars(last) > 2)
			return null;
		if (!steps.isEmpty() && dollars(last) > 0)
			steps.set(steps.size() - 1, last.substring(0, last.length() - dollars(last)));
		return new VariablePath(root, steps, e instanceof AddressOf, Math.max(detail, dollars(last)));
	}

	/** What the members and elements belong to; null for anything else. @param steps gets these, from the inside out */
	private static Expression root(Expression e, List<Object> steps, boolean any) {
		Expression target = e instanceof MemberAccess m && m.getMember() != null ? m.getTarget() : e instanceof IndexAccess i && i.getIndex() != null ? i.getTarget() : null;
		if (target == null)
			return any && e != null || e instanceof Cast || e instanceof StaticVariable || e instanceof TargetVariable t && t.getName() != null && t.getName().matches("\\$[A-Za-z_][A-Za-z_0-9]*\\$*") ? e : null;
		Expression root = root(target, steps, any);
		steps.add(e instanceof MemberAccess m ? m.getMember() : ((IndexAccess) e).getIndex() instanceof NumberLiteral n ? Literals.number(n) : ((IndexAccess) e).getIndex());
		return root;
	}

	private static int dollars(String text) {
		return text == null ? 0 : text.length() - text.replaceFirst("\\$+$", "").length();
	}

	/** Whether it begins at a variable of the probed place. */
	boolean isVariable() {
		return root instanceof TargetVariable;
	}

	/** Name of that variable, without its signs. */
	String variable() {
		return ((TargetVariable) root).getName().replace("$", "");
	}

	/** Where the first element is whose number is not written; -1 if there is none. */
	int firstComputed() {
		for (int i = 0; i < steps.size(); i++)
			if (steps.get(i) instanceof Expression)
				return i;
		return -1;
	}

	/** The same with another element. */
	VariablePath with(int step, long element) {
		List<Object> all = new ArrayList<>(steps);
		all.set(step, element);
		return new VariablePath(root, all, isAddress, detail);
	}

	/** How the user wrote it. */
	String written() {
		StringBuilder text = new StringBuilder(isAddress ? "&" : "").append(root instanceof Cast ? "@cast" : root instanceof StaticVariable ? "@var" : "$" + variable());
		for (Object step : steps)
			text.append(step instanceof String name ? "->" + name : step instanceof Long n ? "[" + n + "]" : "[…]");
		return text.append("$".repeat(detail)).toString();
	}
}
