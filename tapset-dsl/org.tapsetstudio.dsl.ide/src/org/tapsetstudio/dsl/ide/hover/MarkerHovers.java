package org.tapsetstudio.dsl.ide.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.ide.completion.Descriptions;
import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;

/** Explains points by what the files of this machine hold: markers with their arguments, providers, and what {@code $arg1} is in a handler. Reads files. */
final class MarkerHovers {
	/** A pattern may mean hundreds; so many are listed. */
	private static final int LISTED = 20;

	private final MarkerCatalog markers = MarkerCatalog.shared();
	private final ScriptTokens tokens;

	MarkerHovers(ScriptTokens tokens) {
		this.tokens = tokens;
	}

	/** The string in the parentheses of {@code mark}, {@code provider}, {@code process} or {@code library}. */
	Optional<Hover> argument(int index, TextSpan span) {
		boolean argument = tokens.zone(index) == Zone.POINT_ARGUMENT && index >= 2 && tokens.token(index - 1).isOperator("(");
		String text = argument ? at(index - 2) : "";
		return text.isEmpty() ? Optional.empty() : Optional.of(new Hover(span, tokens.token(index - 2).text() + "(" + tokens.token(index).text() + ")", text));
	}

	/** What the component with a name means on this machine; "" if that is nothing or not known. */
	String at(int name) {
		List<PointComponent> point = PointReader.around(tokens, name);
		List<PointComponent> before = PointReader.before(tokens, name - 1);
		PointComponent component = point.size() > before.size() ? point.get(before.size()) : null;
		if (component == null || component.argument() == null) {
			return "";
		}
		List<PointComponent> upTo = new ArrayList<>(before);
		upTo.add(component);
		return switch (component.name()) {
		case "mark" -> list(markers.meant(upTo).stream().map(MarkerHovers::describe).toList());
		case "process", "library", "provider" -> list(markers.of(upTo).stream().collect(Collectors.groupingBy(MarkerCatalog.Known::provider, Collectors.counting())).entrySet().stream()
				.map(provider -> "Provider " + provider.getKey() + ": " + provider.getValue() + (provider.getValue() == 1 ? " marker" : " markers")).sorted().toList());
		default -> "";
		};
	}

	/** {@code $arg1} or {@code $$name} in a handler. */
	Optional<Hover> variable(int index, TextSpan span) {
		String name = tokens.token(index).text();
		List<MarkerCatalog.Known> meant = PointReader.ofHandler(tokens, index).stream().flatMap(point -> markers.meant(point).stream()).distinct().toList();
		if (name.startsWith("$$")) {
			String text = Descriptions.context(name);
			return text.isEmpty() ? Optional.empty() : Optional.of(new Hover(span, name + ": string", text));
		}
		if (meant.isEmpty() || !name.matches("\\$arg[1-9][0-9]?")) {
			return Optional.empty();
		}
		int number = Integer.parseInt(name.substring(4));
		List<String> types = meant.stream().filter(marker -> marker.arguments().size() >= number).map(marker -> marker.arguments().get(number - 1)).distinct().toList();
		String title = types.size() == 1 ? name + ": " + types.get(0) : name;
		return Optional.of(new Hover(span, title, list(meant.stream().map(marker -> argument(marker, number, types.size() > 1)).toList())));
	}

	private static String argument(MarkerCatalog.Known marker, int number, boolean typed) {
		String name = marker.provider() + ":" + marker.name();
		int count = marker.arguments().size();
		if (count < number) {
			return name + " has no such argument: it has " + count + ".";
		}
		return (typed ? marker.arguments().get(number - 1) + ". " : "") + Descriptions.argument(number, name);
	}

	private static String describe(MarkerCatalog.Known marker) {
		StringBuilder text = new StringBuilder("Marker " + marker.provider() + ":" + marker.name());
		for (int i = 0; i < marker.arguments().size(); i++) {
			text.append("\n  $arg").append(i + 1).append(": ").append(marker.arguments().get(i));
		}
		return text.toString();
	}

	private static String list(List<String> lines) {
		String more = lines.size() > LISTED ? "\n… and " + (lines.size() - LISTED) + " more" : "";
		return lines.stream().limit(LISTED).collect(Collectors.joining("\n")) + more;
	}
}
