package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.debug.core.ILaunchManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.launch.Executables;
import org.tapsetstudio.launch.PostgresqlLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Wait;

/** A database server of a throwaway cluster. It refuses to run as root; for a test that root runs it sees another user, in a user namespace. */
class ProfilePostgresqlTest {
	private static final List<String> AS_OTHERS = List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
	private static final boolean ROOT = System.getProperty("user.name").equals("root");
	private static final String PROBE = """
			global queries
			probe postgresql.query.start { if (isinstr(query, "forty")) queries++ }
			probe end { printf("queries with forty: %d\\n", queries) }
			""";
	private Path folder;
	private Path programs;

	@BeforeEach
	void makeCluster() throws Exception {
		Views.reset();
		Launches.clear();
		var servers = Executables.postgresServers();
		assumeTrue(!servers.isEmpty(), "PostgreSQL is not installed");
		programs = servers.getFirst().getParent();
		folder = Files.createTempDirectory(Path.of("/tmp"), "tapset-pg-"); // short: the path of its socket may have 107 characters
		if (ROOT) {
			assumeTrue(run(AS_OTHERS, "true") == 0, "user namespaces are not allowed here");
		}
		assertEquals(0, run(ROOT ? AS_OTHERS : List.of(), programs.resolve("initdb").toString(), "-D", data().toString(), "-A", "trust", "-U", "postgres", "--no-sync"));
	}

	@AfterEach
	void remove() throws Exception {
		Launches.clear();
		if (folder != null) {
			run(List.of(), "rm", "-rf", folder.toString());
		}
	}

	@Test
	void theBackendsAreTraced() throws Exception {
		var probe = Workspace.file(Workspace.project("database"), "queries.stp", PROBE);
		var copy = Launches.type(PostgresqlLaunch.TYPE_ID).newInstance(null, "cluster");
		copy.setAttribute(PostgresqlLaunch.SERVER, server().toString());
		copy.setAttribute(PostgresqlLaunch.DATA, data().toString());
		copy.setAttribute(PostgresqlLaunch.ARGUMENTS, "-c listen_addresses= -c fsync=off -k " + folder);
		copy.setAttribute(TracingAttributes.PROBE, "${workspace_loc:" + probe.getFullPath() + "}");
		var launch = copy.launch(ILaunchManager.PROFILE_MODE, null);
		Launches.awaitConsole("ready to accept connections");
		assertEquals(0, run(List.of(), programs.resolve("psql").toString(), "-h", folder.toString(), "-U", "postgres", "-c", "select 'forty' || '-two'"));
		launch.terminate();
		Wait.waitUntil(launch::isTerminated, "the end of the server");
		Launches.awaitConsole("queries with forty: 1");
		assertEquals(0, ((TracedProcess) launch.getProcesses()[0]).progress().lost());
	}

	private Path data() {
		return folder.resolve("data");
	}

	private Path server() throws IOException {
		var server = programs.resolve("postgres");
		if (!ROOT) {
			return server;
		}
		var script = Files.writeString(folder.resolve("postgres"), "#!/bin/sh\nexec " + String.join(" ", AS_OTHERS) + " " + server + " \"$@\"\n");
		script.toFile().setExecutable(true);
		return script;
	}

	private static int run(List<String> before, String... command) throws IOException, InterruptedException {
		var words = new ArrayList<>(before);
		words.addAll(List.of(command));
		return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
	}
}
