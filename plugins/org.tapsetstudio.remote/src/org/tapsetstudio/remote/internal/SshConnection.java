package org.tapsetstudio.remote.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.ConfigFileHostEntryResolver;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.tapsetstudio.remote.SshDestination;
import org.tapsetstudio.remote.SshQuestions;
import org.tapsetstudio.remote.SshSettings;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** A connection that the user has proved to be allowed to use, by a key. Its parts may be used by several threads. */
public final class SshConnection implements AutoCloseable {
	private static final Duration CONNECT = Duration.ofSeconds(20);
	/** Somebody may have to touch a token or to answer an agent. */
	private static final Duration PROVE = Duration.ofMinutes(2);
	private static final Duration HEARTBEAT = Duration.ofSeconds(5);
	private static final int BEATS_MISSED = 3;
	private static final int SSH_PORT = 22;

	private final SshClient client;
	private final ClientSession session;

	private SshConnection(SshClient client, ClientSession session) {
		this.client = client;
		this.session = session;
	}

	/** @throws SessionException if the host cannot be reached, is not the known one, or takes none of the keys */
	public static SshConnection open(SshDestination destination, SshSettings settings, SshQuestions questions) throws SessionException {
		SshClient client = SshClient.setUpDefaultClient();
		try {
			HostConfigEntry entry = resolve(destination, settings);
			HostKeys hosts = new HostKeys(settings.folder().resolve("known_hosts"), entry.getHostName(), questions);
			setUp(client, entry, hosts, settings, questions);
			client.start();
			return new SshConnection(client, connect(client, entry, hosts, destination));
		} catch (SessionException e) {
			client.stop();
			throw e;
		} catch (IOException | RuntimeException e) {
			client.stop();
			throw new SessionException(Cause.SYSTEM, "There is no connection to " + destination + ": " + reason(e), e);
		}
	}

	private static HostConfigEntry resolve(SshDestination destination, SshSettings settings) throws IOException {
		Path config = settings.folder().resolve("config");
		HostConfigEntry entry = Files.isReadable(config)
				? new ConfigFileHostEntryResolver(config).resolveEffectiveHost(destination.host(), destination.port(), null, destination.user(), null, null)
				: null;
		if (entry == null) {
			entry = new HostConfigEntry(destination.host(), destination.host(), destination.port(), destination.user());
		}
		if (destination.user() != null) {
			entry.setUsername(destination.user());
		} else if (entry.getUsername() == null || entry.getUsername().isEmpty()) {
			entry.setUsername(System.getProperty("user.name"));
		}
		entry.setPort(destination.port() > 0 ? destination.port() : entry.getPort() > 0 ? entry.getPort() : SSH_PORT);
		return entry;
	}

	private static void setUp(SshClient client, HostConfigEntry entry, HostKeys hosts, SshSettings settings, SshQuestions questions) {
		client.setServerKeyVerifier(hosts);
		client.setSignatureFactories(hosts.knownFirst(client.getSignatureFactories(), entry.getHostName(), entry.getPort()));
		client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
		settings.agent().ifPresent(socket -> client.setAgentFactory(KeyAgent.at(socket)));
		FilePasswordProvider passphrases = new FilePasswordProvider() {
			@Override
			public String getPassword(SessionContext context, NamedResource file, int attempt) {
				return questions.passphrase(file.getName()).orElse(null);
			}
		};
		client.setFilePasswordProvider(passphrases);
		FileKeyPairProvider keys = new FileKeyPairProvider(keyFiles(settings.folder()));
		keys.setPasswordFinder(passphrases);
		client.setKeyIdentityProvider(keys);
		CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
		CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, BEATS_MISSED);
	}

	private static List<Path> keyFiles(Path folder) {
		return Stream.of("id_ed25519", "id_ecdsa", "id_rsa").map(folder::resolve).filter(Files::isReadable).toList();
	}

	private static ClientSession connect(SshClient client, HostConfigEntry entry, HostKeys hosts, SshDestination destination) throws IOException, SessionException {
		ClientSession session = client.connect(entry).verify(CONNECT).getSession();
		try {
			session.auth().verify(PROVE);
			return session;
		} catch (IOException e) {
			if (!hosts.refusal().isEmpty()) {
				throw new SessionException(Cause.SYSTEM, destination + " was not connected to: " + hosts.refusal(), e);
			}
			throw new SessionException(Cause.SYSTEM, destination + " did not let " + entry.getUsername() + " in: " + reason(e)
					+ ". Tapset Studio uses the keys of an ssh agent (ssh-add) and of key files (ssh-keygen, ssh-copy-id), never a password.", e);
		}
	}

	private static String reason(Exception e) {
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	/** Runs a script there. */
	public RemoteCommand run(String script) throws IOException {
		return new RemoteCommand(session, script);
	}

	@Override
	public void close() {
		session.close(true);
		client.stop();
	}
}
