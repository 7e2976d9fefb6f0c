package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;

/** {@code $$vars}, {@code $$parms}, {@code $$locals} and {@code $$return} where debugging information tells which these are, also written out with {@code $} and {@code $$} behind them. */
final class VariableLists {
	private static final Pattern NAME = Pattern.compile("\\$\\$(vars|parms|locals|return)(\\${0,2})");

	private final PlaceValues places;
	private final EntryVariables variables;

	VariableLists(PlaceValues places, EntryVariables variables) {
		this.places = places;
		this.variables = variables;
	}

	/** How many {@code $} stand behind the name. */
	static int detail(String name) {
		Matcher m = NAME.matcher(name);
		return m.matches() ? m.group(2).length() : 0;
	}

	/** Which variables a name stands for; null if it does not mean variables, or nothing is known about them. */
	static List<String> names(Target target, String name) {
		Matcher m = NAME.matcher(name);
		if (!m.matches() || target.variables() == null || !target.variables().exist())
			return null;
		boolean isReturn = m.group(1).equals("return");
		if (target.kind() == Target.Kind.RETURN)
			return !isReturn ? null : target.variables().returnsNothing() ? List.of() : List.of("return");
		if (target.kind() != Target.Kind.FUNCTION || isReturn)
			return null;
		List<String> all = new ArrayList<>(m.group(1).equals("locals") ? List.of() : target.variables().parameters());
		if (!m.group(1).equals("parms"))
			all.addAll(target.variables().locals());
		return all;
	}

	/** {@code name=0x… name=0x…}, or the values written out; {@code name=?} for what cannot be read. */
	Typed text(List<String> names, int detail, SourceRange where) {
		List<FormatDirective> format = new ArrayList<>();
		List<Supplier<? extends Expr>> values = new ArrayList<>();
		for (String name : names) {
			String title = (format.isEmpty() ? "" : " ") + name + "=";
			try {
				VariablePath path = new VariablePath(null, List.of(), false, detail);
				values.add(places.of(path, steps -> variables.find(name, steps), variables.reader("$" + name, where), where).build());
				format.add(FormatDirective.Text.of(title));
				format.add(detail == 0 ? PlaceValues.conversion('#', 'x') : PlaceValues.conversion(PlaceValues.PLAIN, 's'));
			} catch (UnknownVariableException e) {
				format.add(FormatDirective.Text.of(title + "?"));
			}
		}
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> PlaceValues.text(format, values.stream().map(Supplier::get).<Expr>map(v -> v).toList(), where));
	}
}
