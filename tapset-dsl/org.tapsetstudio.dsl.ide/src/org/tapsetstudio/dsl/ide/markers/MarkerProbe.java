package org.tapsetstudio.dsl.ide.markers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.ProvidedMarkers;
import org.tapsetstudio.markers.ProvidedMarkers.ProvidedMarker;

/** Writes probes on markers. */
final class MarkerProbe {
	private MarkerProbe() {
	}

	/** A probe that prints the arguments: as numbers, for a note does not tell which of them are addresses of texts. */
	static String of(Path file, String provider, String name, List<MarkerArgument> arguments) {
		List<String> labels = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			// scripts have no floating-point values
			if (!arguments.get(i).floating()) {
				boolean address = arguments.get(i).size() == 8 && !arguments.get(i).signed();
				labels.add("arg" + (i + 1) + (address ? "=%#x" : "=%d"));
				values.add("$arg" + (i + 1));
			}
		}
		return probe(file, provider, name, labels, values);
	}

	/** A probe on a marker of the tracing agent, whose arguments have names and types. */
	static String of(Path file, ProvidedMarker marker) {
		List<String> labels = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (int i = 0; i < marker.argumentCount(); i++) {
			boolean text = marker.argumentKinds().get(i) == ProvidedMarkers.Kind.STRING;
			labels.add(format(marker.argumentNames().get(i)) + (text ? "=%s" : "=%d"));
			values.add(text ? "user_string($arg" + (i + 1) + ")" : "$arg" + (i + 1));
		}
		return probe(file, marker.provider(), marker.name(), labels, values);
	}

	private static String probe(Path file, String provider, String name, List<String> labels, List<String> values) {
		String format = String.join(" ", labels);
		String print = values.isEmpty() ? "println(\"" + quoted(name) + "\")"
				: "printf(\"" + format(quoted(name)) + " " + format + "\\n\", " + String.join(", ", values) + ")";
		return "probe process(\"" + quoted(file.toString()) + "\").provider(\"" + quoted(provider) + "\").mark(\"" + quoted(name) + "\")\n{\n\t" + print + "\n}\n";
	}

	private static String format(String text) {
		return text.replace("%", "%%");
	}

	private static String quoted(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}
}
