package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * Whether the tracing agent can arm the markers of a file in a program that one starts.
 *
 * @param possible true if it can
 * @param byKernel whether probes of the kernel could, where the agent cannot
 * @param why a whole sentence for the user
 */
public record Armability(boolean possible, boolean byKernel, String why) {
	private static final int X86_64 = 62;
	private static final int AARCH64 = 183;
	private static final int SET_RIGHTS = 06000;
	private static final Map<Integer, String> MACHINES = Map.of(MarkerFile.I386, "32-bit x86", 40, "32-bit ARM", X86_64, "x86-64", AARCH64, "AArch64", 243, "RISC-V", 22, "s390x", 21, "PowerPC");

	/** Judges by the file alone; how the program is started may still forbid it. */
	public static Armability of(MarkerFile file) {
		int ours = System.getProperty("os.arch").equals("aarch64") ? AARCH64 : X86_64;
		if (file.isNarrow() && ours == X86_64)
			return new Armability(false, true, "The file is built for 32-bit x86; the tracing agent enters 64-bit programs only, probes of the kernel read its markers.");
		if (file.machine() != ours)
			return new Armability(false, false, "The file is built for " + name(file.machine()) + ", this machine's programs are for " + name(ours) + ".");
		if (setsRights(file))
			return new Armability(false, true, "The program runs with the rights of another user or group, so the dynamic linker does not load the tracing agent into it.");
		String obstacle = linking(file);
		if (!obstacle.isEmpty())
			return new Armability(false, true, obstacle);
		return new Armability(true, true, "The tracing agent arms these markers in programs that you start.");
	}

	private static String name(int machine) {
		return MACHINES.getOrDefault(machine, "machine " + machine);
	}

	/** Why the agent cannot be linked to it; empty if it can. */
	private static String linking(MarkerFile file) {
		try {
			if (!LinkedLibraries.isDynamic(file.path()))
				return "The program is linked statically, so the dynamic linker cannot load the tracing agent into it.";
			String linker = LinkedLibraries.linker(file.path());
			return linker.contains("musl") ? "The program uses the musl C library (" + linker + "); the tracing agent needs glibc." : "";
		} catch (MarkerFileException e) {
			return ""; // gone meanwhile
		}
	}

	private static boolean setsRights(MarkerFile file) {
		try {
			return Files.getAttribute(file.path(), "unix:mode") instanceof Integer mode && (mode & SET_RIGHTS) != 0;
		} catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
			return false; // gone meanwhile, or no file system of a Unix
		}
	}
}
