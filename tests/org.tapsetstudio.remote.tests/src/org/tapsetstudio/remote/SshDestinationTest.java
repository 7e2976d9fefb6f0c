package org.tapsetstudio.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshDestinationTest {
	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "server,-,server,0", "me@server,me,server,0", "me@server.example.org:2222,me,server.example.org,2222", "[::1]:22,-,::1,22", "a@b@server,-,-,-1" })
	void forms(String text, String user, String host, int port) {
		assertEquals(port < 0 ? Optional.empty() : Optional.of(new SshDestination(user, host, port)), SshDestination.of(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "host:", "host:0", "host:70000", "user@", "-oProxyCommand=x", "user@-host", "host/path" })
	void othersAreNone(String text) {
		assertTrue(SshDestination.of(text).isEmpty(), text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "server", "me@server:22", "me@[::1]:22", "[fe80::1%eth0]" })
	void areShownAsWritten(String text) {
		assertEquals(text, SshDestination.of(text).orElseThrow().toString());
	}
}
