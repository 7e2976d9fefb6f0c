package org.tapsetstudio.cli.internal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.tapsetstudio.remote.SshQuestions;

/** Asks on the terminal; where there is none the answer is no. */
final class ConsoleQuestions implements SshQuestions {
	@Override
	public boolean trusts(String host, String keyType, String fingerprint) {
		Console console = console();
		if (console == null) {
			return false;
		}
		String answer = console.readLine("The machine %s was never connected to. Its key is %s %s.%nIs that its key (yes/no)? ", host, keyType, fingerprint);
		return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
	}

	@Override
	public Optional<String> passphrase(String keyFile) {
		Console console = console();
		char[] typed = console == null ? null : console.readPassword("Passphrase of %s: ", keyFile);
		return Optional.ofNullable(typed).map(String::new);
	}

	/** From Java 22 on there is a console object for a pipe, too. */
	private static Console console() {
		try {
			String input = Path.of("/proc/self/fd/0").toRealPath().toString();
			return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty") ? System.console() : null;
		} catch (IOException e) {
			return null; // a pipe, or nothing at all
		}
	}
}
