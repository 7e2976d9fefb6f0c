package org.tapsetstudio.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.tapsetstudio.session.SessionException.Cause;

/** Ready probe scripts for recording: what to capture so that later questions can be answered. */
public final class Presets {
	/** The preset that records every marker of the program. */
	public static final String MARKERS = "markers";

	/** Names for {@code --preset}, in the order to be shown. */
	public static final List<String> NAMES = List.of(MARKERS, "python", "java", "java-methods", "postgresql", "tcl");

	private Presets() {
	}

	/** The script of a preset. */
	public static Script named(String name) throws SessionException {
		if (!NAMES.contains(name)) {
			throw new SessionException(Cause.SCRIPT, "There is no preset \"" + name + "\". The presets are: " + String.join(", ", NAMES) + ".");
		}
		String resource = "presets/" + name + ".stp";
		try (var in = Presets.class.getResourceAsStream(resource)) {
			return Script.of("preset " + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The preset " + name + " cannot be read: " + e.getMessage(), e);
		}
	}
}
