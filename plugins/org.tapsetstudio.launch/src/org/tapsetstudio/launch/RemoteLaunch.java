package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "Program on Another Machine". Files and process ids are those of that machine. */
public final class RemoteLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.remote";

	/** The machine, as ssh takes it: {@code user@host:port}, or a name from {@code ~/.ssh/config}. */
	public static final String HOST = TYPE_ID + ".host";
	/** Program and arguments, quoted as on a command line. */
	public static final String COMMAND = TYPE_ID + ".command";
	/** Folder to run in; empty for that of the login. */
	public static final String WORKING_DIRECTORY = TYPE_ID + ".workingDirectory";
	/** Number of a process to attach to, text; in place of a command. */
	public static final String PID = TYPE_ID + ".pid";

	private RemoteLaunch() {
	}
}
