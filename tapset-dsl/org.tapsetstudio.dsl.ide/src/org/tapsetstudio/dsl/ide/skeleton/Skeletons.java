package org.tapsetstudio.dsl.ide.skeleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts to begin with. The first line of each, a comment, is its title. */
public final class Skeletons {
	private static final List<String> IDS = List.of("empty", "python-hierarchy", "python-top", "python-time", "marker-count", "java-gc", "java-threads", "postgresql", "periodic", "library");

	private Skeletons() {
	}

	/** All of them, in the order to be shown. */
	public static List<Skeleton> all() {
		return IDS.stream().map(Skeletons::read).toList();
	}

	private static Skeleton read(String id) {
		try (var in = Skeletons.class.getResourceAsStream("scripts/" + id + ".stp")) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return new Skeleton(id, text.lines().findFirst().orElse("").replaceFirst("^//\\s*", ""), text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
