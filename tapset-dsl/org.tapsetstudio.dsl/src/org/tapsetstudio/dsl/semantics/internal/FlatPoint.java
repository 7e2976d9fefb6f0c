package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Component;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Point;
import org.tapsetstudio.dsl.stp.PointList;

/**
 * A probe point after brace groups are multiplied out.
 *
 * @param unit the file that it stands in
 * @param optional followed by {@code ?}
 * @param sufficient followed by {@code !}
 * @param condition behind {@code if}, or null
 */
record FlatPoint(Unit unit, List<Part> components, boolean optional, boolean sufficient, Expression condition, SourceRange where) {
	/** {@code name} or {@code name(argument)}; the argument is Long, byte[] or null. The node is where it is written, null if it is not. */
	record Part(String name, Object argument, Component node) {
		Part(String name, Object argument) {
			this(name, argument, null);
		}

		@Override
		public String toString() {
			if (argument == null)
				return name;
			String text = argument instanceof byte[] b ? StringEscapes.quote(new String(b, StandardCharsets.UTF_8)) : argument.toString();
			return name + "(" + text + ")";
		}

		String string() {
			return argument instanceof byte[] b ? new String(b, StandardCharsets.UTF_8) : null;
		}
	}

	/** Where multiplying out ends; {@link Points} refuses as many. */
	private static final int LIMIT = 100_001;

	/** All points of a list, in the order in which SystemTap takes them. */
	static List<FlatPoint> expand(Unit unit, PointList list) {
		List<FlatPoint> result = new ArrayList<>();
		if (list != null)
			for (Point point : list.getPoints())
				result.addAll(expand(unit, point));
		return result;
	}

	private static List<FlatPoint> expand(Unit unit, Point point) {
		SourceRange where = unit.positions.of(point);
		List<FlatPoint> heads = List.of(plain(unit, List.of(), where));
		List<Part> run = new ArrayList<>();
		for (Component component : point.getComponents()) {
			if (component.getGroup() == null) {
				if (component.getName() == null)
					return List.of();
				run.add(new Part(component.getName(), Literals.value(component.getArgument()), component));
				continue;
			}
			heads = joined(joined(heads, List.of(plain(unit, run, where))), expand(unit, component.getGroup()));
			run.clear();
		}
		if (!run.isEmpty())
			heads = joined(heads, List.of(plain(unit, run, where)));
		boolean isGroup = point.getComponents().size() == 1 && point.getComponents().get(0).getGroup() != null;
		List<FlatPoint> result = new ArrayList<>();
		for (FlatPoint flat : heads)
			if (!flat.components.isEmpty())
				result.add(new FlatPoint(unit, flat.components, flat.optional || point.isOptional(), flat.sufficient || point.isSufficient(),
						point.getCondition() != null ? point.getCondition() : flat.condition,
						isGroup ? flat.where : where));
		return result;
	}

	private static FlatPoint plain(Unit unit, List<Part> parts, SourceRange where) {
		return new FlatPoint(unit, List.copyOf(parts), false, false, null, where);
	}

	private static List<FlatPoint> joined(List<FlatPoint> heads, List<FlatPoint> tails) {
		List<FlatPoint> joined = new ArrayList<>();
		for (FlatPoint head : heads)
			for (FlatPoint tail : tails)
				if (joined.size() < LIMIT)
					joined.add(head.followedBy(tail));
		return joined;
	}

	private FlatPoint followedBy(FlatPoint tail) {
		return new FlatPoint(unit, concat(components, tail.components), tail.optional, tail.sufficient, tail.condition, components.isEmpty() ? tail.where : where);
	}

	/** This point with more components at its end. */
	FlatPoint withSuffix(List<Part> suffix) {
		return suffix.isEmpty() ? this : new FlatPoint(unit, concat(components, suffix), optional, sufficient, condition, where);
	}

	/** The same point with other components. */
	FlatPoint withComponents(List<Part> parts) {
		return new FlatPoint(unit, List.copyOf(parts), optional, sufficient, condition, where);
	}

	private static List<Part> concat(List<Part> a, List<Part> b) {
		List<Part> all = new ArrayList<>(a);
		all.addAll(b);
		return List.copyOf(all);
	}

	/** Where the name of a component stands, or what is in its parentheses; the whole point if it stands elsewhere. */
	SourceRange where(Part part, boolean isArgument) {
		Component node = part == null ? null : part.node;
		if (node == null || isArgument && node.getArgument() == null)
			return where;
		SourceRange found = isArgument ? unit.positions.of(node.getArgument()) : unit.positions.start(node, part.name.length());
		return found.file().equals(where.file()) && found.offset() >= where.offset() && found.offset() + found.length() <= where.offset() + where.length() ? found : where;
	}

	/** The point as a user writes it, without {@code ?}, {@code !} and condition. */
	String text() {
		return components.stream().map(Part::toString).collect(Collectors.joining("."));
	}
}
