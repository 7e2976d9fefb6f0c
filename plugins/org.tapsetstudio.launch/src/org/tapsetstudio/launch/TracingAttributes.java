package org.tapsetstudio.launch;

import org.tapsetstudio.session.Presets;

/**
 * What to trace and where the recording goes: the same attributes in every launch configuration that can be traced, also in those of other plug-ins. Values with
 * file names may hold variables such as {@code ${workspace_loc}}.
 */
public final class TracingAttributes {
	private static final String PREFIX = "org.tapsetstudio.launch.tracing.";

	/** Probe script: a file name; empty to record what the preset says. */
	public static final String PROBE = PREFIX + "probe";
	/** Arguments of the probe script, quoted as on a command line. */
	public static final String PROBE_ARGUMENTS = PREFIX + "probeArguments";
	/** A name of {@link Presets}; empty for the launch type's own. */
	public static final String PRESET = PREFIX + "preset";
	/** Folder for recordings: a file name; empty for the folder {@link RecordingFolders} chooses. */
	public static final String RECORDINGS = PREFIX + "recordings";
	/** A name of {@link org.tapsetstudio.session.PythonMode}; empty for the preference. */
	public static final String MODE = PREFIX + "mode";
	/** A name of {@link org.tapsetstudio.session.Backend}; empty for AUTO. */
	public static final String BACKEND = PREFIX + "backend";
	/** After how many seconds the session ends; empty for never. Text, so that the page can keep what is not a number yet. */
	public static final String SECONDS = PREFIX + "seconds";
	/** After how many events the session ends; empty for never. */
	public static final String EVENTS = PREFIX + "events";
	/** At which size of the recording, in megabytes of 10⁶ bytes, the session ends; empty for never. */
	public static final String MEGABYTES = PREFIX + "megabytes";

	private TracingAttributes() {
	}
}
