package org.tapsetstudio.dsl.ide.points;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProgramFinder;
import org.tapsetstudio.markers.ProvidedMarkers;

/** The markers that a half-written point can mean. Files that cannot be read have none. Safe for use by several threads. */
public final class MarkerCatalog {
	private static final MarkerCatalog SHARED = new MarkerCatalog(ProgramFinder.ofEnvironment());
	private final ProgramFinder programs;
	private final MarkerReader reader = new MarkerReader();

	/** The markers of the files of this machine. */
	public static MarkerCatalog shared() {
		return SHARED;
	}

	public MarkerCatalog(ProgramFinder programs) {
		this.programs = programs;
	}

	/**
	 * A marker name.
	 *
	 * @param arguments types of {@code $arg1} and following, as far as known; names where a provider of ours stands in
	 */
	public record Known(String provider, String name, List<String> arguments) {
		/** For lists. */
		public String signature() {
			return provider + " (" + String.join(", ", arguments) + ")";
		}
	}

	/** The markers of the file that the path names, in its order; of the given provider only if the path has one. */
	public List<Known> of(List<PointComponent> path) {
		String file = null;
		String provider = null;
		for (PointComponent component : path) {
			switch (component.name()) {
			case "process", "library" -> file = component.argument();
			case "provider" -> provider = component.argument();
			default -> {
				// says nothing about where to look
			}
			}
		}
		List<Known> found = new ArrayList<>();
		for (Path candidate : files(file)) {
			read(candidate, provider, found);
		}
		return found.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
	}

	/** The markers at which a point that ends in {@code mark("…")} stops; empty for all others. */
	public List<Known> meant(List<PointComponent> point) {
		PointComponent last = point.isEmpty() ? null : point.get(point.size() - 1);
		if (last == null || !last.name().equals("mark") || last.argument() == null) {
			return List.of();
		}
		return of(point).stream().filter(marker -> Glob.matches(last.argument().replace("-", "__"), marker.name())).toList();
	}

	private List<Path> files(String file) {
		if (file == null) {
			return List.of(Path.of("python3"));
		}
		if (Glob.isPattern(file)) {
			return programs.glob(file);
		}
		Optional<Path> found = programs.find(file, Path.of("/"));
		return found.map(List::of).orElse(List.of());
	}

	private void read(Path file, String provider, List<Known> found) {
		for (ProvidedMarkers.ProvidedMarker marker : ProvidedMarkers.matching(provider, "*")) {
			if (ProvidedMarkers.servesFile(marker.provider(), file.getFileName().toString())) {
				found.add(new Known(marker.provider(), marker.name(), marker.argumentNames()));
			}
		}
		if (!file.isAbsolute()) {
			return;
		}
		try {
			for (Marker marker : reader.read(file).markers()) {
				boolean provided = found.stream().anyMatch(known -> known.name().equals(marker.name()) && known.provider().equals(marker.provider()));
				if (!provided && (provider == null || Glob.matches(provider, marker.provider()))) {
					found.add(new Known(marker.provider(), marker.name(), marker.arguments().stream().map(MarkerArgument::typeName).toList()));
				}
			}
		} catch (MarkerFileException e) {
			// while one types, most names name no file: there is nothing to propose, and the checker says why
		}
	}
}
