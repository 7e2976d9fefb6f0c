package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.AddressOf;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.PrettyPrint;
import org.tapsetstudio.dsl.stp.StaticVariable;
import org.tapsetstudio.dsl.stp.StpPackage;
import org.tapsetstudio.dsl.stp.StringLiteral;
import org.tapsetstudio.dsl.stp.TargetVariable;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;

/** Tells of variables, members and types that the traced program does not have: underlines that name, and proposes those that it may have meant. */
final class UnknownNames {
	/** More names than these are no help. */
	private static final int MOST_NAMED = 12;

	/** What is underlined, with the text before and behind the name there. */
	private record Place(SourceRange where, String before, String behind) {
	}

	private UnknownNames() {
	}

	/** Reports unless the expression is left out in the end. */
	static void report(Body body, String code, Expression e, String message, UnknownVariableException x) {
		Place found = x.wrong() == null ? null : find(body, e, x.wrong());
		Place place = found == null ? new Place(body.where(e), "", "") : found;
		List<String> near = found == null ? List.of() : Similar.to(x.wrong(), x.candidates()).stream().map(name -> place.before + name + place.behind).toList();
		String all = x.candidates().isEmpty() || x.candidates().size() > MOST_NAMED ? "" : "; there are " + String.join(", ", x.candidates());
		body.late(code, e, place.where, message + all, near);
	}

	/** Null if the name is not written there. */
	private static Place find(Body body, EObject e, String wrong) {
		return switch (e) {
		case MemberAccess m when m.getMember() != null && m.getMember().replaceFirst("\\$+$", "").equals(wrong) -> new Place(body.whereOperator(m, StpPackage.Literals.MEMBER_ACCESS__MEMBER), "", m.getMember().substring(wrong.length()));
		case MemberAccess m -> find(body, m.getTarget(), wrong);
		case IndexAccess i -> find(body, i.getTarget(), wrong);
		case PrettyPrint p -> find(body, p.getTarget(), wrong);
		case AddressOf a -> find(body, a.getOperand(), wrong);
		case TargetVariable t when t.getName() != null && t.getName().replace("$", "").equals(wrong) -> new Place(body.where(t), "$", t.getName().substring(1 + wrong.length()));
		case Cast c -> in(body, c.getType(), wrong);
		case StaticVariable v -> in(body, v.getName(), wrong);
		case null, default -> null;
		};
	}

	private static Place in(Body body, StringLiteral literal, String wrong) {
		if (literal == null)
			return null;
		String text = new String(Literals.string(literal), StandardCharsets.UTF_8);
		int at = text.split("@", 2)[0].lastIndexOf(wrong);
		return at < 0 ? null : new Place(body.where(literal), text.substring(0, at), text.substring(at + wrong.length()));
	}
}
