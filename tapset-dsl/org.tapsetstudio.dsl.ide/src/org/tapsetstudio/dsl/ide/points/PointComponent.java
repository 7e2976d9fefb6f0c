package org.tapsetstudio.dsl.ide.points;

/**
 * One component of a point.
 *
 * @param argument the string or number in its parentheses, without quotes; null if it has none
 */
public record PointComponent(String name, String argument) {
	@Override
	public String toString() {
		return argument == null ? name : name + "(" + argument + ")";
	}
}
