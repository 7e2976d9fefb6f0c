package org.tapsetstudio.session.internal;

import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.PythonMode;
import org.tapsetstudio.session.SessionRequest;

/** How the helper is to capture. */
public record CaptureOptions(PythonMode python, Backend backend, Overflow overflow, boolean processors) {
	/** @param processors whether each event is to tell its processor */
	public static CaptureOptions of(SessionRequest request, boolean processors) {
		return new CaptureOptions(request.python(), request.backend(), request.overflow(), processors);
	}
}
