package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.markers.ProcessRoot;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionRequest;

/** What the system tells of a process that was not started by us. */
public final class RunningProcess {
	private RunningProcess() {
	}

	/**
	 * The program that a process runs.
	 *
	 * @throws SessionException if there is no such process, or it may not be looked at
	 */
	public static String executable(int pid) throws SessionException {
		Path process = Path.of("/proc", Integer.toString(pid));
		if (!Files.isDirectory(process)) {
			throw new SessionException(Cause.TARGET, "There is no process " + pid + ".");
		}
		try {
			return Files.readSymbolicLink(process.resolve("exe")).toString();
		} catch (IOException e) {
			throw new SessionException(Cause.TARGET, "Process " + pid + " cannot be looked at: " + obstacle(process), e);
		}
	}

	/** Where the files of a request's program are: those that a process sees which is attached to. */
	public static ProcessRoot root(SessionRequest request) {
		return request.attach().isPresent() && request.machine().isEmpty() ? ProcessRoot.of(request.attach().getAsInt()) : ProcessRoot.HERE;
	}

	/** Why, and what helps. */
	private static String obstacle(Path process) {
		try {
			String owner = Files.getOwner(process).getName();
			boolean isOwn = owner.equals(System.getProperty("user.name"));
			if (Files.readString(process.resolve("status")).contains("\nState:\tZ")) {
				return "it has ended, and waits for its parent to take notice.";
			}
			return Files.readString(process.resolve("cmdline")).isEmpty() ? "it is a part of the kernel, which has no markers for user space."
					: isOwn ? "it has other rights than you, as programs that are setuid have; run tapset by sudo." : "it belongs to " + owner + "; run tapset as that user, or by sudo.";
		} catch (IOException e) {
			return "it has ended, or may not be seen.";
		}
	}

	/** Its arguments joined by blanks, or its number where they cannot be read. */
	static String command(int pid) {
		try {
			return Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
		} catch (IOException e) {
			return "process " + pid;
		}
	}
}
