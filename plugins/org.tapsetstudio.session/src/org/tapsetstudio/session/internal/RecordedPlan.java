package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.capture.Filter;

/** Which hits a recording left out: the conditions in its file {@code plan}. */
final class RecordedPlan {
	private static final int ID = 1;
	private static final int CONDITIONS = 6;

	private final Map<Integer, Filter> filters = new HashMap<>();
	private boolean processors;

	/** @throws IOException when the file is there but cannot be read */
	static RecordedPlan read(Path folder) throws IOException {
		RecordedPlan plan = new RecordedPlan();
		try {
			for (String line : new String(Files.readAllBytes(folder.resolve("plan")), StandardCharsets.UTF_8).split("\n")) {
				String[] fields = line.split("\t", -1);
				plan.processors |= fields[0].equals("cpu");
				if (fields[0].equals("probe") && fields.length > CONDITIONS && !fields[CONDITIONS].isEmpty()) {
					plan.filters.put(Integer.parseInt(fields[ID]), Filter.parse(fields[CONDITIONS]));
				}
			}
		} catch (NoSuchFileException e) {
			// Made by something else than the helper.
		} catch (IllegalArgumentException e) {
			throw new IOException("its plan is damaged: " + e.getMessage(), e);
		}
		return plan;
	}

	/** Whether events tell their processor. */
	boolean processors() {
		return processors;
	}

	/** What the probe of the plan with this id recorded. */
	Filter filter(int id) {
		return filters.getOrDefault(id, Filter.ALL);
	}
}
