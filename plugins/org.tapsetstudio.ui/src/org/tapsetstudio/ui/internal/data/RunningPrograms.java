package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.tapsetstudio.launch.TracedProcess;

/** Programs that were started here, are traced, and still run. Any thread may ask. */
public final class RunningPrograms {
	private RunningPrograms() {
	}

	/** One whose recording is at this place, is below it, or holds it. */
	public static Optional<TracedProcess> writing(Path place) {
		return Stream.of(DebugPlugin.getDefault().getLaunchManager().getLaunches()).map(ILaunch::getProcesses).flatMap(Stream::of).filter(TracedProcess.class::isInstance).map(TracedProcess.class::cast)
				.filter(process -> !process.isTerminated() && process.recording().filter(recording -> recording.startsWith(place) || place.startsWith(recording)).isPresent()).findFirst();
	}
}
