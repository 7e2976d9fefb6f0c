package org.tapsetstudio.ui.internal.launching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProcessFiles;

/** Counts the marker sites in the files that processes have mapped; each file is read once. Any thread may ask; it reads files. */
final class ProcessMarkers {
	private final Map<Path, Integer> known = new ConcurrentHashMap<>();

	/** Sites in the program and its libraries; nothing where the process may not be looked at. */
	OptionalInt of(int pid) {
		try {
			return OptionalInt.of(ProcessFiles.of(pid).stream().mapToInt(file -> known.computeIfAbsent(file, ProcessMarkers::sites)).sum());
		} catch (IOException e) {
			return OptionalInt.empty();
		}
	}

	private static int sites(Path file) {
		try {
			return new MarkerReader().read(file).markers().size();
		} catch (MarkerFileException e) {
			return 0; // a mapped file that is no ELF file, or is gone by now, has no markers that could be armed
		}
	}
}
