package org.tapsetstudio.dsl.ide.markers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.ide.markers.MarkerNode.Kind;
import org.tapsetstudio.markers.Armability;
import org.tapsetstudio.markers.DebianPackages;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.ProvidedMarkers;
import org.tapsetstudio.markers.ProvidedMarkers.ProvidedMarker;

/** Arranges the markers of files as a tree, sorted by name. */
public final class MarkerTree {
	private static final String PROVIDED = "provided by the tracing agent";

	private MarkerTree() {
	}

	/** Package, file, provider, marker, argument. Files of no package come last, under the name "no package". */
	public static List<MarkerNode> byPackage(Collection<MarkerFile> files, DebianPackages packages) {
		Map<String, List<MarkerFile>> owners = new TreeMap<>();
		List<MarkerFile> unowned = new ArrayList<>();
		for (MarkerFile file : files) {
			packages.owner(file.path()).ifPresentOrElse(owner -> owners.computeIfAbsent(owner, key -> new ArrayList<>()).add(file), () -> unowned.add(file));
		}
		List<MarkerNode> nodes = new ArrayList<>();
		owners.forEach((owner, owned) -> nodes.add(group(Kind.PACKAGE, owner, owned)));
		if (!unowned.isEmpty()) {
			nodes.add(group(Kind.PACKAGE, "no package", unowned));
		}
		return nodes;
	}

	/** The files of one running process: itself and its libraries. */
	public static MarkerNode process(long pid, String name, Collection<MarkerFile> files) {
		return group(Kind.PROCESS, name + " (" + pid + ")", files);
	}

	private static MarkerNode group(Kind kind, String label, Collection<MarkerFile> files) {
		List<MarkerNode> nodes = files.stream().sorted(Comparator.comparing(MarkerFile::path)).map(MarkerTree::file).toList();
		return new MarkerNode(kind, label, count(nodes.size(), "file"), null, nodes);
	}

	/** One file. */
	public static MarkerNode file(MarkerFile file) {
		Map<String, Map<String, MarkerNode>> providers = new TreeMap<>();
		Armability armability = Armability.of(file);
		Map<List<String>, List<Marker>> sites = file.markers().stream().collect(Collectors.groupingBy(marker -> List.of(marker.provider(), marker.name())));
		sites.forEach((name, of) -> providers.computeIfAbsent(name.get(0), key -> new TreeMap<>()).put(name.get(1), marker(file.path(), of, armability)));
		for (ProvidedMarker marker : ProvidedMarkers.all()) {
			if (ProvidedMarkers.standsIn(marker, file.path(), sites.containsKey(List.of(marker.provider(), marker.name())))) {
				providers.computeIfAbsent(marker.provider(), key -> new TreeMap<>()).put(marker.name(), provided(file.path(), marker, armability));
			}
		}
		List<MarkerNode> nodes = new ArrayList<>();
		providers.forEach((provider, markers) -> nodes.add(new MarkerNode(Kind.PROVIDER, provider, count(markers.size(), "marker"), null, List.copyOf(markers.values()))));
		return new MarkerNode(Kind.FILE, file.path().toString(), count(file.markers().size(), "site"), armability, nodes);
	}

	private static MarkerNode marker(Path file, List<Marker> sites, Armability armability) {
		// sites of one marker may differ: a probe may rely on what all of them have
		Marker least = sites.stream().min(Comparator.comparingInt(site -> site.arguments().size())).orElseThrow();
		List<String> details = new ArrayList<>();
		if (sites.size() > 1) {
			details.add(count(sites.size(), "site"));
		}
		if (sites.stream().anyMatch(Marker::hasSemaphore)) {
			details.add("semaphore");
		}
		List<MarkerNode> arguments = new ArrayList<>();
		for (MarkerArgument argument : least.arguments()) {
			arguments.add(argument(arguments.size() + 1, argument.typeName() + " in " + argument.operand()));
		}
		String signature = least.arguments().stream().map(MarkerArgument::typeName).collect(Collectors.joining(", ", "(", ")"));
		return new MarkerNode(new MarkerId(file, least.provider(), least.name()), join(signature, details), armability, MarkerProbe.of(file, least.provider(), least.name(), least.arguments()), arguments);
	}

	/** Where the agent stands in for a marker, its probe is what fires, whatever the file's own note says. */
	private static MarkerNode provided(Path file, ProvidedMarker marker, Armability armability) {
		List<MarkerNode> arguments = new ArrayList<>();
		for (int i = 0; i < marker.argumentCount(); i++) {
			arguments.add(argument(i + 1, marker.argumentNames().get(i) + (marker.argumentKinds().get(i) == ProvidedMarkers.Kind.STRING ? ": string" : ": long")));
		}
		String signature = "(" + String.join(", ", marker.argumentNames()) + ")";
		return new MarkerNode(new MarkerId(file, marker.provider(), marker.name()), join(signature, List.of(PROVIDED)), armability, MarkerProbe.of(file, marker), arguments);
	}

	private static MarkerNode argument(int number, String detail) {
		return new MarkerNode(Kind.ARGUMENT, "$arg" + number, detail, null, List.of());
	}

	private static String join(String signature, List<String> details) {
		return details.isEmpty() ? signature : signature + " " + String.join(", ", details);
	}

	private static String count(int number, String unit) {
		return number + " " + unit + (number == 1 ? "" : "s");
	}
}
