package org.tapsetstudio.recording.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.Problem;
import org.tapsetstudio.recording.RecordingException;

/** Finds the files of a recording as they appear. Not thread-safe. */
public final class Folder {
	/**
	 * A file whose header is complete.
	 *
	 * @param tid 0 for a log
	 */
	public record Entry(GrowingFile file, boolean isLog, ImageId image, int tid, int number) {
	}

	private static final Pattern NAME = Pattern.compile("p(\\d+)-([0-9a-f]{16})\\.log|t(\\d+)-([0-9a-f]{16})-(\\d+)-(\\d+)\\.stream");
	/** A change of the folder may leave its time stamp as it is when it follows another within this time. */
	private static final long TIME_STAMP_GRAIN_MILLIS = 100;

	private final Path path;
	private final Set<String> settled = new HashSet<>();
	private final Map<String, Path> waiting = new HashMap<>();
	private long listedAt = Long.MIN_VALUE;
	private long changedAt = Long.MIN_VALUE;

	/** @param path the recording's folder */
	public Folder(Path path) {
		this.path = path;
	}

	/** The folder. */
	public Path path() {
		return path;
	}

	/**
	 * The files that appeared, or whose header became complete, since the last call; a process log always comes with or before the streams of its process.
	 *
	 * @throws RecordingException when the folder cannot be read or a file has another format version
	 */
	public List<Entry> takeNew(Consumer<Problem> problems) throws RecordingException {
		try {
			long changed = Files.getLastModifiedTime(path).toMillis();
			long now = System.currentTimeMillis();
			if (changed != changedAt || listedAt - changed < TIME_STAMP_GRAIN_MILLIS) {
				changedAt = changed;
				listedAt = now;
				if (list()) {
					list();
				}
			}
			return open(problems);
		} catch (RecordingException e) {
			throw e;
		} catch (IOException | DirectoryIteratorException e) {
			throw new RecordingException(path, -1, "The folder cannot be read: " + e.getMessage(), e);
		}
	}

	/** @return whether there was a stream, whose log, made earlier, this very listing may have missed */
	private boolean list() throws IOException {
		boolean streams = false;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
			for (Path file : files) {
				String name = file.getFileName().toString();
				if (!settled.contains(name) && waiting.putIfAbsent(name, file) == null) {
					streams |= name.startsWith("t");
				}
			}
		}
		return streams;
	}

	private List<Entry> open(Consumer<Problem> problems) throws RecordingException {
		if (waiting.isEmpty()) {
			return List.of();
		}
		List<Entry> found = new ArrayList<>();
		List<String> names = new ArrayList<>(waiting.keySet());
		names.sort(Comparator.naturalOrder());
		for (String name : names) {
			Matcher matcher = NAME.matcher(name);
			if (!matcher.matches()) {
				settle(name);
				continue;
			}
			Path file = waiting.get(name);
			try {
				Entry entry = open(file, matcher);
				if (entry != null) {
					settle(name);
					found.add(entry);
				}
			} catch (RecordingException e) {
				if (e.offset() == 8) {
					throw e;
				}
				settle(name);
				problems.accept(new Problem(file, e.offset(), e.getMessage()));
			} catch (IOException | NumberFormatException e) {
				settle(name);
				problems.accept(new Problem(file, -1, "The file cannot be read: " + e.getMessage()));
			}
		}
		return found;
	}

	private void settle(String name) {
		settled.add(name);
		waiting.remove(name);
	}

	private static Entry open(Path file, Matcher name) throws IOException {
		boolean log = name.group(1) != null;
		GrowingFile mapped = GrowingFile.open(file, log ? GrowingFile.LOG : GrowingFile.STREAM);
		if (mapped == null) {
			return null;
		}
		ImageId image = new ImageId(Integer.parseInt(name.group(log ? 1 : 3)), Long.parseUnsignedLong(name.group(log ? 2 : 4), 16));
		return log ? new Entry(mapped, true, image, 0, 0) : new Entry(mapped, false, image, Integer.parseInt(name.group(5)), Integer.parseInt(name.group(6)));
	}
}
