package org.tapsetstudio.session.preflight;

import java.nio.file.Path;

import org.tapsetstudio.markers.Glob;

/** Markers that are there and do not do what they say. */
final class KnownFaults {
	static final Verdict VERDICT = new Verdict(Outlook.MAY_FIRE, Way.KERNEL,
			"CPython 3.11 comes to this marker hardly ever (cpython issue 98894); the agent stands in for it in programs that you start or attach to.",
			"Start the program under tapset, or attach to it with -x, without --backend uprobe.", "");

	private KnownFaults() {
	}

	/**
	 * Whether the file's own marker is hardly ever reached.
	 *
	 * @param provider maybe a pattern
	 */
	static boolean isHardlyReached(Path file, String provider, String name) {
		return file.toString().contains("python3.11") && Glob.matches(provider, "python") && name.equals("function__entry");
	}
}
