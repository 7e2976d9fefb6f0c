package org.tapsetstudio.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.remote.testing.SshServer;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.TracingSession;

/** Sessions by a real OpenSSH server. */
class SshMachineTest {
	private static final Script COUNT = Script.of("count", "global n probe python.function.entry { if (funcname == \"f\") n++ } probe end { println(n) }");

	@TempDir
	Path folder;
	private SshServer server;
	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
	private final ByteArrayOutputStream programs = new ByteArrayOutputStream();
	private final CountDownLatch busy = new CountDownLatch(1);
	private final SessionListener listener = new SessionListener() {
		@Override
		public void output(byte[] bytes, int length) {
			printed.write(bytes, 0, length);
		}

		@Override
		public void targetOutput(byte[] bytes, int length, boolean error) {
			programs.write(bytes, 0, length);
		}

		@Override
		public void progress(SessionProgress progress) {
			if (progress.events() > 100) {
				busy.countDown();
			}
		}
	};

	@BeforeEach
	void start() throws Exception {
		assumeTrue(SshServer.isAvailable(), "needs OpenSSH's server (Debian's package openssh-server)");
		server = new SshServer(folder);
	}

	@AfterEach
	void stop() throws Exception {
		if (server != null) {
			server.close();
		}
	}

	private SshMachine machine(SshQuestions questions) {
		return machine(Optional.empty(), questions);
	}

	private SshMachine machine(Optional<Path> agent, SshQuestions questions) {
		return new SshMachine(SshDestination.of(server.destination()).orElseThrow(), new SshSettings(server.user, agent), questions);
	}

	private static Target calls(int count) {
		return new Target(List.of("/usr/bin/python3", "-S", "-c", "def f(): pass\nfor i in range(" + count + "): f()\nprint('done')"), null, Map.of());
	}

	private SessionResult count(SshMachine machine) throws Exception {
		return TracingSession.start(SessionRequest.builder(COUNT).machine(machine).target(calls(1000)).build(), listener).await();
	}

	private String refusal(SshMachine machine) {
		return assertThrows(SessionException.class, () -> count(machine)).getMessage();
	}

	private void assertCounted() {
		assertEquals("1000\n", printed.toString(StandardCharsets.UTF_8));
		assertEquals("done\n", programs.toString(StandardCharsets.UTF_8));
	}

	@Test
	void programsAreTracedByTheKeyOfAFile() throws Exception {
		server.becomeKnown();
		for (String type : List.of("ed25519", "ecdsa", "rsa")) {
			Path key = server.userKey(type);
			printed.reset();
			programs.reset();
			assertEquals("The program ended normally.", count(machine(SshQuestions.NOBODY)).targetOutcome());
			assertCounted();
			Files.delete(key);
		}
	}

	@Test
	void helperIsCopiedOnceToAPrivateFolder() throws Exception {
		server.becomeKnown();
		server.userKey("ed25519");
		count(machine(SshQuestions.NOBODY));
		Path cache = folder.resolve("cache/tapset-studio");
		List<Path> made;
		try (var files = Files.walk(cache)) {
			made = files.toList();
		}
		assertEquals(4, made.size(), made.toString());
		List<Object> before = new ArrayList<>();
		for (Path file : made) {
			assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
			before.add(Files.readAttributes(file, "unix:ino,ctime"));
		}
		count(machine(SshQuestions.NOBODY));
		List<Object> after = new ArrayList<>();
		for (Path file : made) {
			after.add(Files.readAttributes(file, "unix:ino,ctime"));
		}
		assertEquals(before.subList(2, 4), after.subList(2, 4));
	}

	/** The command line finds all in the user's own files. */
	@Test
	void commandLineTakesAHost() throws Exception {
		server.becomeKnown();
		server.userKey("ed25519");
		Path home = Files.createDirectory(folder.resolve("home"));
		Files.createSymbolicLink(home.resolve(".ssh"), server.user);
		Path recording = folder.resolve("far.taprec");
		String host = server.destination();
		assertEquals("there\n2 calls\n", tapset(home, 0, "run", "--host", host, "--record", recording.toString(), "--directory", home.toString(), "-e",
				"global n probe python.function.entry { n += funcname == \"f\" } probe end { printf(\"%d calls\\n\", n) }", "-c", "/usr/bin/python3 -S -c 'def f(): pass\nf(); f(); print(\"there\")'"));
		assertTrue(Files.readString(recording.resolve("recording.tap")).contains("host=\"" + host + "\""));
		assertTrue(tapset(home, 1, "run", "--host", "no such host", "-e", "probe begin { exit() }").contains("names no machine"));
		Files.delete(server.user.resolve("known_hosts"));
		assertTrue(tapset(home, 1, "record", "-o", folder.resolve("no.taprec").toString(), "--host", host, "--preset", "python", "--", "true").contains("Connect to it once with ssh"));
		assertFalse(Files.exists(folder.resolve("no.taprec")));
	}

	/** The command line as users start it. @return what it says */
	private static String tapset(Path home, int status, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC", "-Duser.home=" + home, "-Dtapsetstudio.native=" + System.getProperty("tapsetstudio.native"),
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "org.tapsetstudio.cli.Main"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(status, process.waitFor(), said);
		return said;
	}

	@Test
	void agentSigns() throws Exception {
		server.becomeKnown();
		Path key = folder.resolve("elsewhere");
		SshServer.key(key, "ed25519", "");
		server.admit(key);
		Path socket = folder.resolve("agent");
		Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true).start();
		try {
			agent.getInputStream().read(); // it says where it listens once it does
			var adding = new ProcessBuilder("ssh-add", "-q", key.toString()).inheritIO();
			adding.environment().put("SSH_AUTH_SOCK", socket.toString());
			assertEquals(0, adding.start().waitFor());
			count(machine(Optional.of(socket), SshQuestions.NOBODY));
			assertCounted();
		} finally {
			agent.destroy();
			agent.waitFor();
		}
	}

	@Test
	void configurationNamesTheMachine() throws Exception {
		Path key = folder.resolve("special");
		SshServer.key(key, "ed25519", "");
		server.admit(key);
		server.becomeKnown();
		Files.writeString(server.user.resolve("config"), "Host box\n  HostName 127.0.0.1\n  Port " + server.port + "\n  User " + System.getProperty("user.name") + "\n  IdentityFile " + key + "\n");
		count(new SshMachine(SshDestination.of("box").orElseThrow(), new SshSettings(server.user, Optional.empty()), SshQuestions.NOBODY));
		assertCounted();
	}

	@Test
	void unknownHostsAreAskedFor() throws Exception {
		server.userKey("ed25519");
		String refusal = refusal(machine(SshQuestions.NOBODY));
		assertTrue(refusal.contains("SHA256:") && refusal.contains("known_hosts") && refusal.contains("with ssh"), refusal);
		assertFalse(Files.exists(server.user.resolve("known_hosts")));
		List<String> asked = new ArrayList<>();
		SshQuestions yes = new SshQuestions() {
			@Override
			public boolean trusts(String host, String keyType, String fingerprint) {
				asked.add(host + " " + keyType + " " + fingerprint);
				return true;
			}

			@Override
			public Optional<String> passphrase(String keyFile) {
				return Optional.empty();
			}
		};
		count(machine(yes));
		assertCounted();
		assertEquals(1, asked.size());
		assertTrue(asked.getFirst().startsWith("127.0.0.1 ssh-ed25519 SHA256:"), asked.getFirst());
		printed.reset();
		programs.reset();
		count(machine(SshQuestions.NOBODY));
		assertCounted();
	}

	@Test
	void anotherKeyThanBeforeIsRefused() throws Exception {
		server.userKey("ed25519");
		SshServer.key(folder.resolve("other"), "ed25519", "");
		server.know(Files.readString(folder.resolve("other.pub")));
		String refusal = refusal(machine(SshQuestions.NOBODY));
		assertTrue(refusal.contains("is not the one in") && refusal.contains("ssh-keygen -R"), refusal);
	}

	@Test
	void keysAreNeededNeverAPassword() throws Exception {
		server.becomeKnown();
		server.userKey("ed25519");
		SshServer.key(folder.resolve("other"), "ed25519", "");
		server.admit(folder.resolve("other"));
		String refusal = refusal(machine(SshQuestions.NOBODY));
		assertTrue(refusal.contains("did not let " + System.getProperty("user.name") + " in") && refusal.contains("ssh-add"), refusal);
	}

	@Test
	void encryptedKeyIsAskedFor() throws Exception {
		server.becomeKnown();
		Path key = server.user.resolve("id_ed25519");
		SshServer.key(key, "ed25519", "open sesame");
		server.admit(key);
		assertTrue(refusal(machine(SshQuestions.NOBODY)).contains("did not let"));
		count(machine(new SshQuestions() {
			@Override
			public boolean trusts(String host, String keyType, String fingerprint) {
				return false;
			}

			@Override
			public Optional<String> passphrase(String keyFile) {
				return keyFile.endsWith("id_ed25519") ? Optional.of("open sesame") : Optional.empty();
			}
		}));
		assertCounted();
	}

	@Test
	void nobodyListens() throws Exception {
		server.close();
		String refusal = refusal(machine(SshQuestions.NOBODY));
		assertTrue(refusal.startsWith("There is no connection to"), refusal);
	}

	private static boolean appears(Path file) throws Exception {
		try (var watch = file.getFileSystem().newWatchService()) {
			file.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
			while (!Files.exists(file)) {
				var key = watch.poll(2, TimeUnit.MINUTES);
				if (key == null) {
					return false;
				}
				key.pollEvents();
				key.reset();
			}
			return true;
		}
	}

	@Test
	void brokenConnectionHarmsNothing() throws Exception {
		server.becomeKnown();
		server.userKey("ed25519");
		Path stop = folder.resolve("stop");
		Path end = folder.resolve("end");
		String program = "import os, sys, time\ndef f(): time.sleep(0.001)\nwhile not os.path.exists(sys.argv[1]):\n  f()\n  print('x' * 100, flush=True)\nopen(sys.argv[2], 'w').write(str(os.getpid()))";
		var target = new Target(List.of("/usr/bin/python3", "-S", "-c", program, stop.toString(), end.toString()), folder, Map.of());
		var session = TracingSession.start(SessionRequest.builder(COUNT).machine(machine(SshQuestions.NOBODY)).recording(folder.resolve("cut.taprec")).target(target).build(), listener);
		assertTrue(busy.await(2, TimeUnit.MINUTES));
		server.dropConnections();
		String outcome = session.await().targetOutcome();
		assertTrue(outcome.contains("was lost") && outcome.contains("goes on"), outcome);
		assertTrue(Long.parseLong(printed.toString(StandardCharsets.UTF_8).strip()) > 30);
		Files.createFile(stop);
		assertTrue(appears(end), "the program went on to its end");
	}
}
