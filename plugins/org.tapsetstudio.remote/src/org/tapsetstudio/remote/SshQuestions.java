package org.tapsetstudio.remote;

import java.util.Optional;

/** What only the user can answer while a connection is made. Called on the thread that connects, which waits. */
public interface SshQuestions {
	/** Nobody is there: unknown hosts are refused, encrypted key files are not used. */
	SshQuestions NOBODY = new SshQuestions() {
		@Override
		public boolean trusts(String host, String keyType, String fingerprint) {
			return false;
		}

		@Override
		public Optional<String> passphrase(String keyFile) {
			return Optional.empty();
		}
	};

	/**
	 * Whether a host that was never seen may be connected to. Its key is then added to the file of known hosts.
	 *
	 * @param keyType as {@code ssh-ed25519}
	 * @param fingerprint as ssh shows it: {@code SHA256:…}
	 */
	boolean trusts(String host, String keyType, String fingerprint);

	/** What decrypts a key file. It is used once and kept nowhere. Empty to leave the file out. */
	Optional<String> passphrase(String keyFile);
}
