package org.tapsetstudio.remote.internal;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.Signature;
import org.tapsetstudio.remote.SshQuestions;

/** Checks that a host is the one that the user knows. An unknown one is asked for, one with another key than before is refused. */
final class HostKeys extends KnownHostsServerKeyVerifier {
	private final Path file;
	private volatile String refusal = "";

	HostKeys(Path file, String host, SshQuestions questions) {
		super((session, address, key) -> questions.trusts(host, KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(key)), file);
		this.file = file;
	}

	/** Why the host was refused, a sentence with what to do; empty if it was not. */
	String refusal() {
		return refusal;
	}

	@Override
	protected boolean acceptUnknownHostKey(ClientSession session, SocketAddress address, PublicKey key) {
		boolean accepted = super.acceptUnknownHostKey(session, address, key);
		if (!accepted) {
			refusal = "its key (" + KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key) + ") is not in " + file + ". Connect to it once with ssh, compare the key with what its administrator tells, and accept it there.";
		}
		return accepted;
	}

	@Override
	public boolean acceptModifiedServerKey(ClientSession session, SocketAddress address, KnownHostEntry entry, PublicKey expected, PublicKey actual) {
		refusal = "its key (" + KeyUtils.getFingerPrint(actual) + ") is not the one in " + file + " (" + KeyUtils.getFingerPrint(expected)
				+ "). Somebody may listen in. If the machine was set up anew, remove its old key with ssh-keygen -R.";
		return false;
	}

	/** Puts the kinds of keys that are known of a host first, or the host would show another of its keys, which nobody knows. */
	List<NamedFactory<Signature>> knownFirst(List<NamedFactory<Signature>> all, String host, int port) {
		Set<String> known = types(host, port);
		return all.stream().sorted((a, b) -> Boolean.compare(!known.contains(keyType(a)), !known.contains(keyType(b)))).toList();
	}

	private static String keyType(NamedFactory<Signature> factory) {
		return KeyUtils.getCanonicalKeyType(factory.getName());
	}

	private Set<String> types(String host, int port) {
		try {
			return !Files.isReadable(file) ? Set.of()
					: KnownHostEntry.readKnownHostEntries(file).stream().filter(entry -> entry.isHostMatch(host, port)).map(entry -> entry.getKeyEntry().getKeyType()).collect(Collectors.toSet());
		} catch (IOException e) {
			return Set.of(); // the check itself meets the same file, and says more about it
		}
	}
}
