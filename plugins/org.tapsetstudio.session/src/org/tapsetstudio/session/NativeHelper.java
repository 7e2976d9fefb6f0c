package org.tapsetstudio.session;

import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.NativeFiles;

/** The native part, for whoever brings it to another machine. */
public final class NativeHelper {
	private NativeHelper() {
	}

	/**
	 * The helper and the agent for a kind of machine; they belong into one folder.
	 *
	 * @param architecture as {@code uname -m} tells it
	 * @throws SessionException if there are none
	 */
	public static List<Path> files(String architecture) throws SessionException {
		if (!architecture.equals(NativeFiles.architecture())) {
			throw new SessionException(Cause.SYSTEM, "That machine is of another kind (" + architecture + ") than this one (" + NativeFiles.architecture() + "), for which alone there is a native helper here.");
		}
		Path helper = NativeFiles.helper();
		return List.of(helper, helper.resolveSibling(NativeFiles.AGENT));
	}
}
