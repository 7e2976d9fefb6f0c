package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "Program": anything that can be executed. Values with file names may hold variables. */
public final class ProgramLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.program";

	/** The program: a file name, or a name that is looked up in PATH. */
	public static final String PROGRAM = TYPE_ID + ".program";
	/** Arguments, quoted as on a command line. */
	public static final String ARGUMENTS = TYPE_ID + ".arguments";
	/** Working directory; empty for the program's own folder, or the home folder where the program is looked up in PATH. */
	public static final String WORKING_DIRECTORY = TYPE_ID + ".workingDirectory";

	private ProgramLaunch() {
	}
}
