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

	/** What runs when a configuration names no interpreter. */
	public static final String DEFAULT_INTERPRETER = "/usr/bin/python3";

	private PythonLaunch() {
	}
}
