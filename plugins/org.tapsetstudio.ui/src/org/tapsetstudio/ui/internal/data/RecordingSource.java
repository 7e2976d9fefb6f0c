package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/**
 * A recording that is read for views, in a job of its own. While its program runs it is read again and again, at most ten times a second, and less often where a
 * reading takes long. Any thread may ask; the answers are immutable.
 */
public final class RecordingSource {
	private static final long PERIOD = 100;
	private static final int SHARE = 4;

	private final Path path;
	private final TracedProcess process;
	private final Runnable changed;
	private final Job job = new Reading();
	private final RateMeter meter = new RateMeter();
	private SnapshotReader reader;
	private volatile RecordingSnapshot snapshot = RecordingSnapshot.EMPTY;
	private volatile SourceState state = SourceState.READING;
	private volatile String failure = ""; //$NON-NLS-1$
	private volatile boolean closed;

	/**
	 * @param process the running program, or null for a finished recording
	 * @param changed called on the reading thread after each change
	 */
	RecordingSource(Path path, TracedProcess process, Runnable changed) {
		this.path = path;
		this.process = process;
		this.changed = changed;
		job.setName(NLS.bind(Messages.Reading, name()));
		job.setSystem(process != null);
	}

	void start() {
		job.schedule();
	}

	/** Reads soon, because the program ended. */
	void wake() {
		if (!closed) {
			job.wakeUp();
		}
	}

	void close() {
		closed = true;
		job.cancel();
	}

	/** The folder. */
	public Path path() {
		return path;
	}

	/** What people call it. */
	public String name() {
		return path.getFileName().toString().replaceFirst("\\.taprec$", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The newest data. */
	public RecordingSnapshot snapshot() {
		return snapshot;
	}

	public SourceState state() {
		return state;
	}

	/** Why it cannot be read; empty unless it failed. */
	public String failure() {
		return failure;
	}

	/** Events a second, lately; 0 when nothing runs. */
	public long rate() {
		return state == SourceState.LIVE ? meter.rate() : 0;
	}

	/** The program that writes it, if it was started here. */
	public Optional<TracedProcess> process() {
		return Optional.ofNullable(process);
	}

	private final class Reading extends Job {
		Reading() {
			super(""); //$NON-NLS-1$
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			long start = System.nanoTime();
			boolean wasRunning = process != null && !process.isTerminated();
			try {
				if (reader == null) {
					reader = new SnapshotReader(path);
				}
				snapshot = reader.read(monitor, !wasRunning);
				meter.at(start, snapshot.events());
				state = monitor.isCanceled() ? SourceState.STOPPED : wasRunning ? SourceState.LIVE : SourceState.FINISHED;
			} catch (RecordingException e) {
				failure = e.getMessage();
				state = SourceState.FAILED;
				UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
			}
			if (!closed) {
				changed.run();
				if (state == SourceState.LIVE) {
					long took = (System.nanoTime() - start) / 1_000_000;
					schedule(reader.isBehind() ? took / SHARE : Math.max(PERIOD, SHARE * took));
				}
			}
			return Status.OK_STATUS;
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == RecordingSource.class;
		}
	}
}
