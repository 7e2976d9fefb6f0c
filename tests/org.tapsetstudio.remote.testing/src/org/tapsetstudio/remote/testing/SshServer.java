package org.tapsetstudio.remote.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** OpenSSH's server on the loopback, for one test, with keys of its own; and the folder that the user's ssh would have. */
public final class SshServer implements AutoCloseable {
	private static final Path SSHD = Path.of("/usr/sbin/sshd");
	private static final int TRIES = 2400;
	private static final int PORTS = 5;

	public final int port;
	/** In place of {@code ~/.ssh}. */
	public final Path user;
	private final Path folder;
	private final Process process;

	/** @param folder of its own, empty */
	public SshServer(Path folder) throws Exception {
		this.folder = folder;
		user = Files.createDirectory(folder.resolve("user"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		if ("root".equals(System.getProperty("user.name"))) {
			Files.createDirectories(Path.of("/run/sshd"));
		}
		key(folder.resolve("host"), "ed25519", "");
		Path tmp = Files.createDirectory(folder.resolve("tmp"));
		int chosen = freePort();
		Process started = start(chosen, tmp);
		for (int i = 1; !isReady(started, chosen); i++) { // another program may have taken the port meanwhile
			if (i == PORTS) {
				throw new IOException("sshd did not start: " + Files.readString(folder.resolve("log")));
			}
			chosen = freePort();
			started = start(chosen, tmp);
		}
		port = chosen;
		process = started;
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private Process start(int at, Path tmp) throws IOException {
		Path settings = folder.resolve("sshd_config");
		Files.writeString(settings, """
				Port %d
				ListenAddress 127.0.0.1
				HostKey %s
				AuthorizedKeysFile %s
				PidFile none
				StrictModes no
				UsePAM no
				PasswordAuthentication no
				KbdInteractiveAuthentication no
				PermitRootLogin yes
				SetEnv XDG_CACHE_HOME=%s TMPDIR=%s
				""".formatted(at, folder.resolve("host"), folder.resolve("authorized"), folder.resolve("cache"), tmp));
		return new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", settings.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
	}

	/** Whether one can be started here: Debian's package openssh-server is installed. */
	public static boolean isAvailable() {
		return Files.isExecutable(SSHD);
	}

	private static boolean isReady(Process server, int port) throws Exception {
		for (int i = 0; i < TRIES && server.isAlive(); i++) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
				return server.isAlive();
			} catch (IOException e) {
				server.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
			}
		}
		server.destroyForcibly();
		return false;
	}

	/** Makes a key pair. */
	public static void key(Path file, String type, String passphrase) throws Exception {
		run(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", file.toString()));
	}

	private static void run(List<String> command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(command + ": " + said);
		}
	}

	/** Lets the owner of a key in. */
	public void admit(Path key) throws IOException {
		Files.copy(Path.of(key + ".pub"), folder.resolve("authorized"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}

	/** Makes a key of the user, by its usual name, that the server admits. */
	public Path userKey(String type) throws Exception {
		Path key = user.resolve("id_" + type);
		key(key, type, "");
		admit(key);
		return key;
	}

	/** Writes the server's key into the user's file of known hosts. */
	public void becomeKnown() throws IOException {
		know(Files.readString(folder.resolve("host.pub")));
	}

	/** Writes a key of the server, true or not, there. */
	public void know(String publicKey) throws IOException {
		String[] words = publicKey.split(" ");
		Files.writeString(user.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + words[0] + " " + words[1] + "\n");
	}

	/** How the user would name it. */
	public String destination() {
		return System.getProperty("user.name") + "@127.0.0.1:" + port;
	}

	/** Breaks all connections. */
	public void dropConnections() {
		process.children().forEach(child -> child.descendants().filter(p -> p.info().command().orElse("").contains("sshd")).forEach(ProcessHandle::destroyForcibly));
		process.children().forEach(ProcessHandle::destroyForcibly);
	}

	@Override
	public void close() throws Exception {
		dropConnections();
		process.destroy();
		process.waitFor();
	}
}
