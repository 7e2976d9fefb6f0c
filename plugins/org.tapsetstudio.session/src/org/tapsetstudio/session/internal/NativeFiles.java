package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** Where the native helper and agent of this machine's kind are. */
public final class NativeFiles {
	/** Folder that holds them, for programs that run without OSGi. */
	public static final String PROPERTY = "tapsetstudio.native";
	private static final String HELPER = "tapset-helper";
	public static final String AGENT = "libtapset-agent.so";
	private static Path unpacked;

	private NativeFiles() {
	}

	/** The helper, executable, with the agent beside it. */
	public static Path helper() throws SessionException {
		String folder = System.getProperty(PROPERTY);
		if (folder != null) {
			return check(Path.of(folder).resolve(HELPER));
		}
		return check(fromBundle().resolve(HELPER));
	}

	private static Path check(Path helper) throws SessionException {
		if (!Files.isExecutable(helper) || !Files.isReadable(helper.resolveSibling(AGENT))) {
			throw new SessionException(Cause.SYSTEM,
					"The native helper is missing or not executable: " + helper + ". Build it with ./tapset test, or reinstall Tapset Studio.");
		}
		return helper;
	}

	/** The fragment's files are copied: an installation may be read-only and without execute bits, and the traced program must be able to read the agent. */
	private static synchronized Path fromBundle() throws SessionException {
		if (unpacked != null) {
			return unpacked;
		}
		String folder = "/os/linux/" + architecture() + "/";
		try {
			Path made = Files.createTempDirectory("tapset-native-");
			for (String name : new String[] { HELPER, AGENT }) {
				URL url = NativeFiles.class.getResource(folder + name);
				if (url == null) {
					throw new SessionException(Cause.SYSTEM, "Tapset Studio has no native helper for this kind of machine (" + architecture() + ").");
				}
				Path file = made.resolve(name);
				try (var in = url.openStream()) {
					Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
				}
				file.toFile().setExecutable(true, true);
				file.toFile().deleteOnExit();
			}
			made.toFile().deleteOnExit();
			unpacked = made;
			return made;
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The native helper could not be unpacked: " + e.getMessage(), e);
		}
	}

	/** The kind of this machine, as {@code uname -m} tells it. */
	public static String architecture() {
		String name = System.getProperty("os.arch");
		return name.equals("amd64") ? "x86_64" : name;
	}
}
