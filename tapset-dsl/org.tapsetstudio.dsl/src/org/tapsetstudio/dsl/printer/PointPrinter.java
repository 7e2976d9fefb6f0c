package org.tapsetstudio.dsl.printer;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.stp.Component;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Point;
import org.tapsetstudio.dsl.stp.PointList;

/** Probe points with their groups multiplied out. */
final class PointPrinter {
	private record Text(String name, String mark, String condition) {
		Text then(Text next) {
			String dot = name.isEmpty() || next.name.isEmpty() ? "" : ".";
			return new Text(name + dot + next.name, mark + next.mark, condition.isEmpty() ? next.condition : condition);
		}
	}

	private final ExpressionPrinter expressions;

	PointPrinter(Naming naming) {
		this.expressions = new ExpressionPrinter(naming);
	}

	List<String> print(PointList list) {
		List<String> texts = new ArrayList<>();
		for (Text text : points(list)) {
			texts.add(text.name + text.mark + (text.condition.isEmpty() ? "" : " if (" + text.condition + ")"));
		}
		return texts;
	}

	private List<Text> points(PointList list) {
		List<Text> all = new ArrayList<>();
		for (Point point : list.getPoints()) {
			List<Text> product = List.of(new Text("", "", ""));
			for (Component component : point.getComponents()) {
				product = multiply(product, component(component));
			}
			String condition = point.getCondition() == null ? "" : expressions.print(point.getCondition());
			Text suffix = new Text("", point.isOptional() ? "?" : point.isSufficient() ? "!" : "", condition);
			all.addAll(multiply(product, List.of(suffix)));
		}
		return all;
	}

	private static List<Text> multiply(List<Text> left, List<Text> right) {
		List<Text> product = new ArrayList<>();
		for (Text l : left) {
			for (Text r : right) {
				product.add(l.then(r));
			}
		}
		return product;
	}

	private List<Text> component(Component component) {
		if (component.getGroup() != null) {
			return points(component.getGroup());
		}
		String argument = component.getArgument() == null ? "" : "(" + expressions.print((Expression) component.getArgument()) + ")";
		return List.of(new Text(component.getName() + argument, "", ""));
	}
}
