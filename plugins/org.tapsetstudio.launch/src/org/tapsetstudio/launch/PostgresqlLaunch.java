package org.tapsetstudio.launch;

/** Ids and attributes of the launch type "PostgreSQL Server": a server that is started under tracing, with all the backends that it forks. */
public final class PostgresqlLaunch {
	/** The launch configuration type. */
	public static final String TYPE_ID = "org.tapsetstudio.launch.postgresql";

	/** The program {@code postgres}: a file name; empty for the newest that is installed. */
	public static final String SERVER = TYPE_ID + ".server";
	/** The server's data directory. */
	public static final String DATA = TYPE_ID + ".data";
	/** More arguments for the server, quoted as on a command line. */
	public static final String ARGUMENTS = TYPE_ID + ".arguments";

	private PostgresqlLaunch() {
	}
}
