package org.tapsetstudio.remote.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.tapsetstudio.session.NativeHelper;
import org.tapsetstudio.session.SessionException;

/** Sees to it that the helper and its agent are on the other machine, in a folder that is the user's alone and named after their content. */
public final class HelperInstallation {
	private static final String FOLDER = "${XDG_CACHE_HOME:-$HOME/.cache}/tapset-studio/";
	private static final int HASH_DIGITS = 24;

	private HelperInstallation() {
	}

	/**
	 * Copies what is missing.
	 *
	 * @return the folder, in the words of a shell
	 */
	public static String ensure(SshConnection connection) throws IOException, SessionException {
		List<String> lines = connection.run("uname -sm").finish(InputStream.nullInputStream()).lines().toList();
		String kind = lines.isEmpty() ? "" : lines.getLast().strip();
		if (!kind.startsWith("Linux ")) {
			throw new IOException("it runs " + (kind.isEmpty() ? "an unknown system" : kind) + ", and only Linux can be traced");
		}
		List<Path> files = NativeHelper.files(kind.substring("Linux ".length()));
		String folder = FOLDER + hash(files);
		for (Path file : files) {
			String there = "\"" + folder + "/" + file.getFileName() + "\"";
			String answer = connection.run("umask 077; mkdir -p \"" + folder + "\" && chmod 700 \"" + folder + "\" && if [ -s " + there + " ]; then echo found; else echo wanted; fi").finish(InputStream.nullInputStream());
			if (!answer.contains("found")) {
				try (InputStream content = Files.newInputStream(file)) {
					connection.run("umask 077; t=\"" + folder + "/.$$\"; cat > \"$t\" && chmod 700 \"$t\" && mv \"$t\" " + there).finish(content);
				}
			}
		}
		return folder;
	}

	private static String hash(List<Path> files) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Path file : files) {
				digest.update(Files.readAllBytes(file));
			}
			return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
