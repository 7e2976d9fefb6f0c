package org.tapsetstudio.launch.internal;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Statuses of this bundle. */
public final class LaunchStatus {
	private static final String BUNDLE = "org.tapsetstudio.launch";

	private LaunchStatus() {
	}

	public static IStatus error(String message, Throwable cause) {
		return new Status(IStatus.ERROR, BUNDLE, message, cause);
	}
}
