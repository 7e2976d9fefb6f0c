package org.tapsetstudio.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tapsetstudio.markers.Armability;
import org.tapsetstudio.markers.DebianPackages;
import org.tapsetstudio.markers.LinkedLibraries;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProvidedMarkers;
import org.tapsetstudio.markers.ProvidedMarkers.ProvidedMarker;
import org.tapsetstudio.session.preflight.MarkerForecast;
import org.tapsetstudio.session.preflight.MarkerForecast.KernelProbes;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Prints markers for people, or as JSON. */
final class MarkerPrinter {
	private MarkerPrinter() {
	}

	/** All markers of some files; the sites of one name with the same arguments on one line. */
	static void text(List<MarkerFile> files, DebianPackages packages, PrintStream out) {
		KernelProbes kernel = KernelProbes.here();
		for (MarkerFile file : files) {
			MarkerForecast forecast = MarkerForecast.of(file);
			String owner = packages.owner(file.path()).map(p -> ", package " + p).orElse("");
			out.printf("%s (%d sites%s)%n", file.path(), file.markers().size(), owner);
			TreeMap<String, Long> lines = file.markers().stream().collect(Collectors.groupingBy(marker -> line(marker) + notes(forecast.notes(file, marker)), TreeMap::new, Collectors.counting()));
			lines.forEach((line, sites) -> out.println("  " + line + (sites > 1 ? "   [" + sites + " sites]" : "")));
			List<ProvidedMarker> provided = provided(file);
			provided.forEach(marker -> out.println("  " + line(marker) + " provided by the agent"));
			out.println("  " + forecast.byAgent(file));
			if (file.markers().isEmpty()) {
				libraries(file).forEach(library -> out.println("  " + library));
			}
			if (!file.markers().isEmpty()) {
				out.println("  " + forecast.byKernel(kernel) + (provided.isEmpty() ? "" : " What is provided by the agent they do not have."));
			}
		}
	}

	/** What the libraries of a program have, a sentence each. */
	private static List<String> libraries(MarkerFile program) {
		List<String> sentences = new ArrayList<>();
		try {
			for (Path path : new LinkedLibraries(System.getenv("LD_LIBRARY_PATH")).of(program.path())) {
				MarkerFile library = new MarkerReader().read(path);
				if (!path.equals(program.path()) && hasAny(library)) {
					int sites = library.markers().size();
					sentences.add("It is linked with " + path + ", which has " + (sites == 0 ? "none either, but the agent stands in for some" : sites + " sites") + ": tapset markers " + path);
				}
			}
		} catch (MarkerFileException e) {
			// A library that cannot be read has no markers that anybody could tell of.
		}
		return sentences;
	}

	/** Whether it has markers, or the agent stands in for some. */
	static boolean hasAny(MarkerFile file) {
		return !file.markers().isEmpty() || !provided(file).isEmpty();
	}

	private static String notes(List<String> notes) {
		return notes.isEmpty() ? "" : "   [" + String.join("; ", notes) + "]";
	}

	/** What the agent stands in for in programs that use this file. */
	private static List<ProvidedMarker> provided(MarkerFile file) {
		return ProvidedMarkers.all().stream()
				.filter(one -> ProvidedMarkers.standsIn(one, file.path(), file.markers().stream().anyMatch(m -> m.provider().equals(one.provider()) && m.name().equals(one.name())))).toList();
	}

	private static String line(ProvidedMarker marker) {
		StringBuilder line = new StringBuilder(marker.provider()).append(':').append(marker.name()).append('(');
		for (int i = 0; i < marker.argumentCount(); i++) {
			line.append(i > 0 ? ", " : "").append("$arg").append(i + 1).append(": ").append(marker.argumentNames().get(i));
		}
		return line.append(')').toString();
	}

	private static String line(Marker marker) {
		StringBuilder line = new StringBuilder(marker.qualifiedName()).append('(');
		int number = 1;
		for (MarkerArgument argument : marker.arguments()) {
			line.append(number > 1 ? ", " : "").append("$arg").append(number++).append(':').append(argument.typeName());
		}
		return line.append(')').append(marker.hasSemaphore() ? " guarded" : "").toString();
	}

	/** One line a file and provider. */
	static void summary(List<MarkerFile> files, DebianPackages packages, PrintStream out) {
		out.printf("%6s  %-16s %-24s %s%n", "SITES", "PROVIDER", "PACKAGE", "FILE");
		for (MarkerFile file : files) {
			TreeMap<String, Long> providers = file.markers().stream().collect(Collectors.groupingBy(Marker::provider, TreeMap::new, Collectors.counting()));
			providers.forEach((provider, sites) -> out.printf("%6d  %-16s %-24s %s%n", sites, provider, packages.owner(file.path()).orElse("-"), file.path()));
		}
	}

	static void json(List<MarkerFile> files, DebianPackages packages, PrintStream out) {
		JsonArray array = new JsonArray();
		KernelProbes kernel = KernelProbes.here();
		for (MarkerFile file : files) {
			JsonObject object = new JsonObject();
			object.addProperty("path", file.path().toString());
			object.addProperty("buildId", file.buildId());
			packages.owner(file.path()).ifPresent(p -> object.addProperty("package", p));
			JsonArray markers = new JsonArray();
			MarkerForecast forecast = MarkerForecast.of(file);
			file.markers().forEach(marker -> markers.add(json(file, marker, forecast)));
			object.add("markers", markers);
			JsonArray provided = new JsonArray();
			provided(file).forEach(marker -> provided.add(line(marker)));
			object.add("provided", provided);
			object.addProperty("armable", Armability.of(file).possible());
			object.addProperty("why", Armability.of(file).why());
			object.addProperty("byAgent", forecast.byAgent(file));
			object.addProperty("byKernel", forecast.byKernel(kernel));
			array.add(object);
		}
		out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(array));
	}

	private static JsonObject json(MarkerFile file, Marker marker, MarkerForecast forecast) {
		JsonObject object = new JsonObject();
		object.addProperty("provider", marker.provider());
		object.addProperty("name", marker.name());
		object.addProperty("address", "0x" + Long.toHexString(marker.address()));
		object.addProperty("guarded", marker.hasSemaphore());
		forecast.placement(marker).ifPresent(p -> {
			object.addProperty("arming", p.isJump() ? "jump" : p.isTrap() ? "trap" : "refused");
			if (!p.isJump()) {
				object.addProperty("armingReason", p.why());
			}
		});
		JsonArray arguments = new JsonArray();
		marker.arguments().forEach(argument -> arguments.add(argument.toString()));
		object.add("arguments", arguments);
		List<String> notes = forecast.notes(file, marker);
		if (!notes.isEmpty()) {
			JsonArray array = new JsonArray();
			notes.forEach(array::add);
			object.add("notes", array);
		}
		return object;
	}
}
