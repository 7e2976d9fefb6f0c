package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

import org.tapsetstudio.recording.internal.Calibration;
import org.tapsetstudio.recording.internal.Definitions;
import org.tapsetstudio.recording.internal.Folder;
import org.tapsetstudio.recording.internal.GrowingFile;
import org.tapsetstudio.recording.internal.LogReader;
import org.tapsetstudio.recording.internal.PlanOmissions;
import org.tapsetstudio.recording.internal.ProcessLog;

/**
 * A recording: a folder of process logs and event streams that may still grow. Files are mapped, nothing is copied; a file cut off at any byte gives all whole
 * records before the cut. What cannot be right is left out and listed in {@link #problems()}.
 * <p>
 * {@link #refresh()} takes notice of new files and new events; between two calls nothing changes. Everything may be read by any thread, {@code refresh()} may be
 * called by any.
 */
public final class Recording {
	private static final int KEPT_PROBLEMS = 1000;

	private final Folder folder;
	private final Map<ImageId, ProcessImage> imagesById = new HashMap<>();
	private final List<Reading> readings = new ArrayList<>();
	private final Calibration calibration = new Calibration();
	private final List<Problem> problems = new CopyOnWriteArrayList<>();
	private final AtomicLong problemCount = new AtomicLong();
	private volatile List<ProcessImage> images = List.of();
	private volatile List<ThreadStream> streams = List.of();
	private volatile Clock clock;
	private PlanOmissions omissions;
	private boolean planUnreadable;

	/** A log being read. */
	private record Reading(ImageId image, LogReader reader) {
	}

	private Recording(Folder folder) {
		this.folder = folder;
	}

	/**
	 * Opens a recording, finished or growing, and reads its definitions.
	 *
	 * @throws RecordingException when this is no folder, cannot be read, or holds a file of another format version
	 */
	public static Recording open(Path path) throws RecordingException {
		if (!Files.isDirectory(path)) {
			throw new RecordingException(path, -1, Files.exists(path) ? "This is no recording: a recording is a folder." : "There is no such recording.");
		}
		Recording recording = new Recording(new Folder(path));
		recording.refresh();
		return recording;
	}

	/**
	 * Takes notice of new files and newly committed events. Cheap where nothing changed: one look at the folder and a memory read for each open stream.
	 *
	 * @return true when something is new
	 * @throws RecordingException when the folder cannot be read any more, or a new file has another format version
	 */
	public synchronized boolean refresh() throws RecordingException {
		boolean changed = false;
		for (Folder.Entry entry : folder.takeNew(this::addProblem)) {
			changed |= entry.isLog() ? addLog(entry) : addStream(entry);
		}
		List<ThreadStream> all = streams;
		long[] limits = new long[all.size()];
		for (int i = 0; i < limits.length; i++) {
			limits[i] = measure(all.get(i));
		}
		for (Reading reading : readings) {
			try {
				reading.reader.read();
			} catch (IOException e) {
				addProblem(new Problem(folder.path(), -1, "The process log of " + reading.image + " cannot be read: " + e.getMessage()));
			}
		}
		Clock better = calibration.takeChanged();
		if (better != null) {
			clock = better;
		}
		for (int i = 0; i < limits.length; i++) {
			ThreadStream stream = all.get(i);
			changed |= limits[i] != stream.limit();
			stream.publish(limits[i]);
		}
		return changed;
	}

	private long measure(ThreadStream stream) {
		try {
			return stream.measure();
		} catch (IOException e) {
			addProblem(new Problem(stream.path(), -1, "The file cannot be read any more: " + e.getMessage()));
			return stream.limit();
		}
	}

	private boolean addLog(Folder.Entry entry) {
		ProcessImage image = image(entry.image());
		LogReader reader = new LogReader(entry.file(), image.log(), calibration, parent -> definitionsBefore(parent, entry.image()), this::addProblem);
		int at = readings.size();
		while (at > 0 && Long.compareUnsigned(readings.get(at - 1).image.start(), entry.image().start()) > 0) {
			at--;
		}
		readings.add(at, new Reading(entry.image(), reader));
		return true;
	}

	/** The definitions of a parent; none for an image that claims to be older than its parent, so that no two can inherit from each other. */
	private Definitions definitionsBefore(ImageId parent, ImageId child) {
		ProcessImage image = imagesById.get(parent);
		return image == null || Long.compareUnsigned(parent.start(), child.start()) >= 0 ? null : image.log().definitions();
	}

	private boolean addStream(Folder.Entry entry) {
		List<ThreadStream> more = new ArrayList<>(streams);
		more.add(new ThreadStream(this, entry.file(), image(entry.image()), entry.tid(), entry.number(), more.size()));
		streams = List.copyOf(more);
		return true;
	}

	private ProcessImage image(ImageId id) {
		ProcessImage image = imagesById.get(id);
		if (image == null) {
			image = new ProcessImage(id, images.size(), new ProcessLog());
			imagesById.put(id, image);
			List<ProcessImage> more = new ArrayList<>(images);
			more.add(image);
			images = List.copyOf(more);
		}
		return image;
	}

	void addProblem(Problem problem) {
		if (problemCount.getAndIncrement() < KEPT_PROBLEMS) {
			problems.add(problem);
		}
	}

	/** The folder. */
	public Path path() {
		return folder.path();
	}

	/** The process images in the order in which they were found. Immutable; a later list starts with the same. */
	public List<ProcessImage> images() {
		return images;
	}

	/** The image with this identity, or null. */
	public synchronized ProcessImage image(int pid, long start) {
		return imagesById.get(new ImageId(pid, start));
	}

	/** The streams in the order in which they were found. Immutable; a later list starts with the same. */
	public List<ThreadStream> streams() {
		return streams;
	}

	/** Whether a calibration was read, so that times can be told. */
	public boolean hasClock() {
		return clock != null;
	}

	/** The best clock so far. Before any calibration was read, ticks count as nanoseconds. */
	public Clock clock() {
		Clock best = clock;
		if (best == null) {
			long start = Long.MAX_VALUE;
			for (ThreadStream stream : streams) {
				start = Math.min(start, stream.firstTicks());
			}
			best = Clock.nanoseconds(start == Long.MAX_VALUE ? 0 : start);
		}
		return best;
	}

	/** A cursor over all streams in the order of time. */
	public MergedCursor cursor() {
		return new MergedCursor(this, null);
	}

	/** The same, but each event has the place in the order that the function says (ticks, not falling within a stream): to repeat an order in which events once became known. */
	public MergedCursor cursor(ToLongFunction<StreamCursor> order) {
		return new MergedCursor(this, order);
	}

	/** Events that the streams say could not be stored. */
	public long lostEvents() {
		long sum = 0;
		for (ThreadStream stream : streams) {
			sum += stream.lost();
		}
		return sum;
	}

	/**
	 * Hits that were left out on purpose, of each probe that had conditions, in the order of the plan: what this recording can tell of their markers is not all that happened. Empty where every hit
	 * was wanted, or where the plan cannot be read (which {@link #problems()} then tells).
	 */
	public List<OmittedHits> omittedHits() {
		return omissions().map(PlanOmissions::hits).orElse(List.of());
	}

	private synchronized Optional<PlanOmissions> omissions() {
		if (omissions == null && !planUnreadable) {
			try {
				omissions = new PlanOmissions(path());
			} catch (IOException e) {
				planUnreadable = true;
				addProblem(new Problem(path().resolve("plan"), -1, e.getMessage()));
			}
		}
		return Optional.ofNullable(omissions);
	}

	/** The first thousand places that were skipped. */
	public List<Problem> problems() {
		return List.copyOf(problems);
	}

	/** How many places were skipped. */
	public long problemCount() {
		return problemCount.get();
	}
}
