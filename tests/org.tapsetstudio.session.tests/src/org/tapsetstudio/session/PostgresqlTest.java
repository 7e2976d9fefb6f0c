package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates.State;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.session.internal.HelperReport;

/** A throwaway cluster with the load of pgbench, by both backends. PostgreSQL refuses to run as root, so a test run by root becomes the user postgres for it. */
class PostgresqlTest {
	private static final Path FIXTURE = Traced.FIXTURES.resolve("postgresql/cluster.sh");
	private static final boolean ROOT = System.getProperty("user.name").equals("root");
	private static final String SCRIPT = """
			global queries, started, committed, aborted, sorts, sorted, waits, waited, texts, checkpoints
			probe postgresql.query.start {
			  if (isinstr(query, "the_whole_text")) texts = strlen(query) == LENGTH && isinstr(query, "größe")
			  if (isinstr(query, "UPDATE pgbench_accounts")) queries["update"]++
			  if (isinstr(query, "END;")) queries["end"]++
			}
			probe postgresql.query.done { if (isinstr(query, "UPDATE pgbench_accounts")) queries["done"]++ }
			probe postgresql.transaction.start { started++ }
			probe postgresql.transaction.commit { committed++ }
			probe postgresql.transaction.abort { aborted++ }
			probe postgresql.sort.start { if (columns == 1) sorts++ }
			probe postgresql.sort.done { sorted++ }
			probe postgresql.lock.wait.start { waits++ }
			probe postgresql.lock.wait.done { waited++ }
			probe postgresql.checkpoint.start, postgresql.checkpoint.done { checkpoints++ }
			probe end {
			  printf("whole text %d, updates %d, done %d, ends %d\\n", texts, queries["update"], queries["done"], queries["end"])
			  printf("open transactions %d, aborted %d, sorts %d, lock waits %d, all ended %d, checkpoints %d\\n", started - committed - aborted, aborted, sorts > 0 && sorted > 0, waits > 0, waits == waited, checkpoints >= 6)
			}
			""".replace("LENGTH", "511"); // the longest string of a script, unless it asks for more
	private static final String EXPECTED = """
			whole text 1, updates 400, done 400, ends 400
			open transactions 0, aborted 1, sorts 1, lock waits 1, all ended 1, checkpoints 1
			""";

	private Path folder;
	private Path programs;

	@BeforeEach
	void makeCluster() throws Exception {
		Path versions = Path.of("/usr/lib/postgresql");
		assumeTrue(Files.isDirectory(versions), "PostgreSQL is not installed");
		try (Stream<Path> found = Files.list(versions)) {
			programs = found.sorted().reduce((a, b) -> b).orElseThrow().resolve("bin");
		}
		assumeTrue(Files.exists(programs.resolve("postgres")) && Files.exists(programs.resolve("pgbench")), () -> "no server in " + programs);
		folder = Files.createTempDirectory(Path.of("/tmp"), "tapset-pg-"); // short: the path of its socket may have 107 characters
		Files.copy(FIXTURE, folder.resolve("cluster.sh"));
		if (ROOT) {
			assertEquals(0, new ProcessBuilder("chown", "-R", "postgres", folder.toString()).inheritIO().start().waitFor());
		}
		cluster("init");
	}

	@AfterEach
	void remove() throws Exception {
		if (folder != null) {
			new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start().waitFor();
		}
	}

	private static List<String> asPostgres(String... command) {
		List<String> words = new ArrayList<>(ROOT ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups") : List.of());
		words.addAll(List.of(command));
		return words;
	}

	private String[] script(String what) {
		return new String[] { "/bin/sh", folder.resolve("cluster.sh").toString(), programs.toString(), folder.toString(), what };
	}

	private void cluster(String what) throws IOException, InterruptedException {
		Path log = folder.resolve(what + ".output");
		ProcessBuilder builder = new ProcessBuilder(asPostgres(script(what))).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
		int status = builder.start().waitFor();
		assertEquals(0, status, what + " failed: " + Files.readString(log));
	}

	/** What the script prints while {@code cluster.sh} does something. */
	private String recorded(Path recording, String what) throws Exception {
		Path tapset = Files.createDirectory(folder.resolve("tapset"));
		assertEquals(0, new ProcessBuilder("cp", "-r", System.getProperty("tapsetstudio.native"), tapset.resolve("native").toString()).inheritIO().start().waitFor());
		List<String> jars = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			String copy = tapset.resolve(jars.size() + "-" + Path.of(entry).getFileName()).toString();
			new ProcessBuilder("cp", "-rL", entry, copy).start().waitFor();
			jars.add(copy);
		}
		new ProcessBuilder("chmod", "-R", "go+rX", tapset.toString()).start().waitFor();
		Path file = Files.writeString(folder.resolve("probes.stp"), SCRIPT);
		String[] command = { Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC", "-Dtapsetstudio.native=" + tapset.resolve("native"),
				"-Dstdout.encoding=UTF-8", "-cp", String.join(File.pathSeparator, jars), "org.tapsetstudio.cli.Main", "run", "--record", recording.toString(), file.toString(), "-c",
				String.join(" ", script(what)) };
		ProcessBuilder builder = new ProcessBuilder(asPostgres(command)).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.to(folder.resolve("messages").toFile()));
		builder.environment().put("HOME", folder.toString());
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String messages = Files.readString(builder.redirectError().file().toPath());
		assertEquals(0, process.waitFor(), messages);
		assertTrue(!messages.contains("lost"), messages);
		return output;
	}

	/** The command line itself, as the user who owns the cluster: postmaster, backends and clients are all entered by the agent. */
	@Test
	void underTheAgent() throws Exception {
		Path recording = folder.resolve("server.taprec");
		assertEquals(EXPECTED, recorded(recording, "session"));
		assertEquals(EXPECTED, Traced.replayed(Script.of("probes.stp", SCRIPT), recording));
		assertLanes(new Recorded(recording));
		RecordedFindings findings = new RecordedFindings(recording);
		Finding repeated = findings.of("repeated-query", "UPDATE pgbench_accounts");
		assertEquals("\"UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?;\" runs 400 times.", repeated.summary());
		findings.of("checkpoints", "checkpoint");
		findings.hasNone("lost-events");
	}

	@Test
	void aServerThatSortsMostOfTheTime() throws Exception {
		Path recording = folder.resolve("sorts.taprec");
		recorded(recording, "sorting");
		String summary = new RecordedFindings(recording).of("sorts", "sort").summary();
		assertTrue(summary.startsWith("Sorting in PostgreSQL takes "), summary);
	}

	/** Queries and transactions as the load made them: each update lies in a transaction of its own thread that begins with one query and ends with another. */
	private static void assertLanes(Recorded recorded) {
		Predicate<String> update = query -> query.contains("UPDATE pgbench_accounts");
		assertEquals(400, recorded.parts(Activity.QUERY, update));
		int inside = 0;
		for (ActivityLane queries : recorded.rows(Activity.QUERY)) {
			List<ActivityLane> transactions = recorded.rows(Activity.TRANSACTION).stream().filter(row -> row.lane() == queries.lane()).toList();
			for (TimeRange query : recorded.times(queries, update)) {
				inside += transactions.stream().flatMap(row -> recorded.times(row, name -> true).stream()).filter(t -> t.from() < query.from() && query.to() < t.to()).count();
			}
		}
		assertEquals(400, inside);
		assertTrue(recorded.parts(Activity.LOCK_WAIT, name -> true) > 0);
		assertTrue(recorded.states().stream().anyMatch(thread -> thread.sums(recorded.whole()).containsKey(State.BLOCKED)));
		assertTrue(recorded.states().stream().anyMatch(thread -> thread.sums(recorded.whole()).containsKey(State.WAITING)), "idle in a transaction");
	}

	private Void loadAndStop() throws Exception {
		try {
			cluster("load");
		} finally {
			cluster("stop");
		}
		return null;
	}

	/** The running postmaster is attached; the backends that it forks are followed. */
	@Test
	void attachedByKernelProbes() throws Exception {
		HelperReport report = HelperReport.kernelProbes();
		assumeTrue(report.works(), report::text);
		cluster("start");
		int postmaster = Integer.parseInt(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
		FutureTask<Void> work = new FutureTask<>(this::loadAndStop);
		Traced traced = new Traced() {
			@Override
			public void started(Path recording) {
				Thread.ofPlatform().start(work);
			}
		};
		SessionRequest request = SessionRequest.builder(Script.of("probes.stp", SCRIPT)).attach(postmaster).backend(Backend.UPROBE).limit(Duration.ofMinutes(5)).build();
		traced.result = TracingSession.start(request, traced).await();
		work.get(5, TimeUnit.MINUTES); // the postmaster, and so the session, ends before pg_ctl has seen it, which looks into the cluster's folder until then
		assertEquals(EXPECTED, traced.output(), traced.diagnostics() + traced.result.problems());
		assertEquals(0, traced.result.progress().lost());
	}
}
