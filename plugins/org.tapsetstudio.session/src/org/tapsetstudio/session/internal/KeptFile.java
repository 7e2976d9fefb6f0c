package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file in the recording that is written as far as the disk goes: what fails is remembered and not thrown, because a full disk must not end the session and its program. */
final class KeptFile extends OutputStream {
	private final Path file;
	private final OutputStream out;
	private String problem = "";

	/** Makes the file, which only its owner may read. */
	KeptFile(Path file) throws IOException {
		this.file = file;
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		out = Files.newOutputStream(file, StandardOpenOption.WRITE);
	}

	/** Why it does not hold everything, a sentence; empty if it does. */
	String problem() {
		return problem;
	}

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int length) {
		if (!problem.isEmpty()) {
			return; // what comes later makes no sense without what is missing
		}
		try {
			out.write(bytes, from, length);
		} catch (IOException e) {
			problem = file.getFileName() + " of the recording is not complete, so that a replay may differ: " + e.getMessage() + ".";
		}
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
