package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "Probe Script": a script run on a recording, on a program that it starts, or by itself. */
public final class ScriptLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.script";

	/** The recording to run the script on: the folder's name; empty to run it live. */
	public static final String RECORDING = TYPE_ID + ".recording";
	/** The program that a live script watches, a command line; empty for a script that needs none. */
	public static final String COMMAND = TYPE_ID + ".command";

	private ScriptLaunch() {
	}
}
