package org.tapsetstudio.analysis;

import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;

/** Tells which images are one process: those with the same PID that follow each other by exec. */
final class Processes {
	private Processes() {
	}

	/** The first image of the process. */
	static ProcessImage first(Recording recording, ProcessImage image) {
		ProcessImage first = image;
		while (true) {
			ProcessImage before = null;
			for (ProcessImage other : recording.images()) {
				boolean earlier = other.pid() == image.pid() && Long.compareUnsigned(other.start(), first.start()) < 0;
				if (earlier && (before == null || Long.compareUnsigned(other.start(), before.start()) > 0)) {
					before = other;
				}
			}
			if (before == null || before.exit() == null || !before.exit().exec()) {
				return first;
			}
			first = before;
		}
	}
}
