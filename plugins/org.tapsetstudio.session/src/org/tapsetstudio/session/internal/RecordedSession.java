package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;

/** When a recorded session began and ended, by which clocks, and what scripts may ask of it. Where the file {@code session} is missing or cut off, the streams tell, less exactly. */
public final class RecordedSession implements SessionFacts {
	private final Recording recording;
	/** The last line of each kind, in words. */
	private final Map<String, String[]> lines = new HashMap<>();
	private final List<ScriptClock.Change> clocks = new ArrayList<>();

	private final Map<String, Long> late = new HashMap<>();
	private boolean hasTarget;

	private RecordedSession(Recording recording) {
		this.recording = recording;
	}

	/** @throws IOException when the file is there but cannot be read */
	public static RecordedSession of(Recording recording) throws IOException {
		RecordedSession session = new RecordedSession(recording);
		try {
			byte[] bytes = Files.readAllBytes(recording.path().resolve(SessionFile.NAME));
			session.read(new String(bytes, StandardCharsets.UTF_8));
		} catch (NoSuchFileException e) {
			// Made by something else than a session, or by an older version.
		}
		return session;
	}

	private void read(String text) {
		if (!text.startsWith(SessionFile.HEAD + "\n")) {
			return;
		}
		int end = text.lastIndexOf('\n'); // a line without its end was cut off
		for (String line : text.substring(0, end).split("\n")) {
			String[] words = line.split("\t");
			try {
				switch (words[0]) {
				case "clock" -> addClock(words);
				case "late" -> late.put(words[3] + "@" + Long.parseLong(words[2]), Long.parseLong(words[1]));
				default -> lines.put(words[0], words);
				}
			} catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
				return; // damaged from here on
			}
		}
	}

	private void addClock(String[] words) {
		double ratio = Double.parseDouble(words[5]);
		if (!(ratio > 0) || Double.isInfinite(ratio)) {
			throw new NumberFormatException("no ratio");
		}
		clocks.add(new ScriptClock.Change(Long.parseLong(words[1]), Clock.of(Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]), ratio)));
	}

	private long number(String kind, int word, long otherwise) {
		String[] words = lines.get(kind);
		try {
			return words == null || words.length <= word ? otherwise : Long.parseLong(words[word]);
		} catch (NumberFormatException e) {
			return otherwise;
		}
	}

	ScriptClock clock() {
		return ScriptClock.recorded(recording, clocks);
	}

	/** The events in the order in which the live script got them. */
	MergedCursor cursor() {
		return late.isEmpty() ? recording.cursor() : recording.cursor(event -> late.getOrDefault(event.stream().path().getFileName() + "@" + event.position(), event.ticks()));
	}

	/** CLOCK_MONOTONIC nanoseconds of the begin probes. */
	public long beginNanos() {
		Clock clock = recording.clock();
		return number("begin", 1, clock.toMonotonic(clock.startTicks()));
	}

	/** CLOCK_MONOTONIC nanoseconds of the end probes; where that is not known, of the last thing that happened. */
	public long endNanos(long latestNanos) {
		long last = Math.max(beginNanos(), latestNanos);
		for (ProcessImage image : recording.images()) {
			last = image.exit() == null ? last : Math.max(last, recording.clock().toMonotonic(image.exit().ticks()));
		}
		return number("end", 1, last);
	}

	/** The last moment whose events the script got. */
	public long endTicks() {
		return number("end", 2, Long.MAX_VALUE);
	}

	/** From now on the target runs. Begin probes were told of one that ran already, or that waited for its start. */
	public void started() {
		hasTarget = true;
	}

	@Override
	public int targetPid() {
		if (!hasTarget) {
			return (int) number("attached", 1, 0);
		}
		int first = recording.images().stream().min(Comparator.comparingLong(ProcessImage::start)).map(ProcessImage::pid).orElse(0);
		return (int) number("target", 1, first);
	}

	@Override
	public int toolPid() {
		return (int) number("tool", 1, 0);
	}

	@Override
	public long wallOffsetNanos() {
		Clock clock = recording.clock();
		return number("wall", 1, clock.toWall(clock.startTicks()) - clock.toMonotonic(clock.startTicks()));
	}

	@Override
	public int zoneOffsetSeconds() {
		return (int) number("zone", 1, 0);
	}

	@Override
	public String zoneName() {
		String[] words = lines.get("zone");
		return words == null || words.length < 3 ? "UTC" : words[2];
	}
}
