package org.tapsetstudio.launch.internal;

import java.util.Optional;

import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** What the workbench offers to launches: to ask the user. */
final class Services {
	private Services() {
	}

	/** A service; nothing where there is no workbench. */
	static <T> Optional<T> find(Class<T> type) {
		var tracker = new ServiceTracker<T, T>(FrameworkUtil.getBundle(Services.class).getBundleContext(), type, null);
		tracker.open();
		try {
			return Optional.ofNullable(tracker.getService());
		} finally {
			tracker.close();
		}
	}
}
