package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "Python Program". Values with file names may hold variables such as {@code ${workspace_loc}}. */
public final class PythonLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.python";

	/** The program: a file name. */
	public static final String SCRIPT = TYPE_ID + ".script";
	/** The interpreter: a file name, or a name that is looked up in PATH. */
	public static final String INTERPRETER = TYPE_ID + ".interpreter";
	/** Arguments of the program, quoted as on a command line. */
	public static final String ARGUMENTS = TYPE_ID + ".arguments";
	/** Working directory; empty for the program's own folder. */
	public static final String WORKING_DIRECTORY = TYPE_ID + ".workingDirectory";
	/** Probe script: a file name; empty to record all calls. */
	public static final String PROBE = TYPE_ID + ".probe";
	/** Folder for recordings: a file name; empty for the folder {@link RecordingFolders} chooses. */
	public static final String RECORDINGS = TYPE_ID + ".recordings";
	/** A name of {@link org.tapsetstudio.session.PythonMode}; empty for the preference. */
	public static final String MODE = TYPE_ID + ".mode";

	/** What runs when a configuration names no interpreter. */
	public static final String DEFAULT_INTERPRETER = "/usr/bin/python3";

	private PythonLaunch() {
	}
}
