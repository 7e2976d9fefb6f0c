package org.tapsetstudio.remote;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom to connect to, as people write it: {@code [user@]host[:port]}; the host may be an alias of the file {@code ~/.ssh/config}.
 *
 * @param user null for the one of the configuration, or the user's own name
 * @param port 0 for the one of the configuration, or 22
 */
public record SshDestination(String user, String host, int port) {
	private static final Pattern FORM = Pattern.compile("(?:([^@\\s]+)@)?(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([^@:\\s/]+))(?::(\\d{1,5}))?");

	/** Reads what was written; empty if it has not that form. */
	public static Optional<SshDestination> of(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches() || matcher.group(4) != null && (Integer.parseInt(matcher.group(4)) < 1 || Integer.parseInt(matcher.group(4)) > 65535)) {
			return Optional.empty();
		}
		String host = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
		return host.startsWith("-") ? Optional.empty() : Optional.of(new SshDestination(matcher.group(1), host, matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4))));
	}

	@Override
	public String toString() {
		String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
		return (user == null ? "" : user + "@") + shown + (port == 0 ? "" : ":" + port);
	}
}
