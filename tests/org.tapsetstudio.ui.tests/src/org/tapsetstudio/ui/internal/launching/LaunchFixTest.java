package org.tapsetstudio.ui.internal.launching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.session.preflight.Way;
import org.tapsetstudio.ui.internal.launching.LaunchFix.Kind;

/** From the advice of a preflight to what a click does. */
class LaunchFixTest {
	private static Optional<LaunchFix> fix(String advice) {
		return LaunchFix.of(new Expectation("probe", null, "m", Outlook.WILL_NOT_FIRE, Way.NONE, "It has none.", advice, ""));
	}

	@Test
	void aPackageIsInstalledByACommand() {
		assertEquals("sudo apt-get install php-cli", fix("Trace a PHP that was built with --enable-dtrace, as Debian's is (package php-cli).").orElseThrow().value());
	}

	@Test
	void theWayIsSet() {
		assertEquals(Optional.of("UPROBE"), fix("Try --backend uprobe, which takes root or CAP_BPF and CAP_PERFMON.").filter(fix -> fix.kind() == Kind.SET_BACKEND).map(LaunchFix::value));
		assertEquals(Optional.of("AUTO"), fix("Leave out --backend uprobe.").filter(fix -> fix.kind() == Kind.SET_BACKEND).map(LaunchFix::value));
	}

	@Test
	void otherAdviceCanBeCopied() {
		assertEquals("Do this.", fix("Do this.").orElseThrow().value());
		assertEquals(Optional.empty(), fix(""));
	}
}
