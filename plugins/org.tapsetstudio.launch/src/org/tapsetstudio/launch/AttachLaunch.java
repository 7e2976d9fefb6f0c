package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "Running Process". */
public final class AttachLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.attach";

	/** Number of the process, text; empty to ask when the configuration is launched. */
	public static final String PID = TYPE_ID + ".pid";

	private AttachLaunch() {
	}
}
