package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recording was told to capture, as far as readers want to know it: its file {@code plan} (docs/helper-protocol.md).
 *
 * @param processors whether events tell their processor
 * @param probes in the order of the file
 */
public record RecordedPlan(boolean processors, List<Probe> probes) {
	private static final int ID = 1;
	private static final int PATH = 2;
	private static final int PROVIDER = 3;
	private static final int NAME = 4;
	private static final int CONDITIONS = 6;

	/**
	 * @param id sites carry it as {@link Site#probe()}
	 * @param path glob of files; empty for any
	 * @param provider name or glob
	 * @param name name or glob
	 * @param conditions which hits were recorded, in the plan's own words; empty for all
	 */
	public record Probe(int id, String path, String provider, String name, String conditions) {
	}

	/**
	 * An empty plan where there is none, because something else than the helper made the recording.
	 *
	 * @throws IOException when the file is there, but cannot be read or is damaged
	 */
	public static RecordedPlan read(Path folder) throws IOException {
		List<Probe> probes = new ArrayList<>();
		boolean processors = false;
		try {
			for (String line : new String(Files.readAllBytes(folder.resolve("plan")), StandardCharsets.UTF_8).split("\n")) {
				String[] fields = line.split("\t", -1);
				processors |= fields[0].equals("cpu");
				if (fields[0].equals("probe") && fields.length > NAME) {
					probes.add(new Probe(Integer.parseInt(fields[ID]), fields[PATH], fields[PROVIDER], fields[NAME], fields.length > CONDITIONS ? fields[CONDITIONS] : ""));
				}
			}
		} catch (NoSuchFileException e) {
			// Nothing is known.
		} catch (NumberFormatException e) {
			throw new IOException("Its plan is damaged: " + e.getMessage(), e);
		}
		return new RecordedPlan(processors, List.copyOf(probes));
	}
}
