package org.tapsetstudio.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.tapsetstudio.session.PythonMode;

/** The preferences that stand in for what a configuration leaves open. Stored in this bundle's preference node. */
public final class LaunchPreferences {
	/** The node. */
	public static final String NODE = "org.tapsetstudio.launch";

	/** Where the script editor keeps the folders of tapsets: its bundle need not be there. */
	private static final String EDITOR_NODE = "org.tapsetstudio.dsl.ui";
	private static final String TAPSETS = "tapsetFolders";

	private LaunchPreferences() {
	}

	/** The folder for recordings, if one is set. */
	public static Optional<Path> recordings() {
		var value = get(TracingAttributes.RECORDINGS);
		return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
	}

	/** The folders with tapsets that scripts draw on besides those of the product. */
	public static List<Path> tapsets() {
		var value = Platform.getPreferencesService().getString(EDITOR_NODE, TAPSETS, "", null);
		return Arrays.stream(value.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(Path::of).toList();
	}

	/** The mode of a name, else the one of the preferences, else {@link PythonMode#AUTO}. */
	public static PythonMode modeNamed(String name) {
		var wanted = name.isEmpty() ? get(TracingAttributes.MODE) : name;
		for (var mode : PythonMode.values()) {
			if (mode.name().equals(wanted)) {
				return mode;
			}
		}
		return PythonMode.AUTO;
	}

	private static String get(String key) {
		return Platform.getPreferencesService().getString(NODE, key, "", null);
	}
}
