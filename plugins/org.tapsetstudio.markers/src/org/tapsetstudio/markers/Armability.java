package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * Whether the tracing agent can arm the markers of a file in a program that one starts.
 *
 * @param possible true if it can
 * @param why a whole sentence for the user
 */
public record Armability(boolean possible, String why) {
	private static final int X86_64 = 62;
	private static final int SET_RIGHTS = 06000;
	private static final Map<Integer, String> MACHINES = Map.of(3, "32-bit x86", 40, "32-bit ARM", X86_64, "x86-64", 183, "AArch64", 243, "RISC-V", 22, "s390x", 21, "PowerPC");

	/** Judges by the file alone; how the program is started may still forbid it. */
	public static Armability of(MarkerFile file) {
		if (file.machine() != X86_64)
			return new Armability(false, "The file is built for " + MACHINES.getOrDefault(file.machine(), "machine " + file.machine())
					+ "; the tracing agent enters x86-64 programs only.");
		if (setsRights(file))
			return new Armability(false, "The program runs with the rights of another user or group, so the dynamic linker does not load the tracing agent into it.");
		return new Armability(true, "The tracing agent arms these markers in programs that you start.");
	}

	private static boolean setsRights(MarkerFile file) {
		try {
			return Files.getAttribute(file.path(), "unix:mode") instanceof Integer mode && (mode & SET_RIGHTS) != 0;
		} catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
			return false; // gone meanwhile, or no file system of a Unix
		}
	}
}
