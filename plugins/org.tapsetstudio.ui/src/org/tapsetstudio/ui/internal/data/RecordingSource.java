package org.tapsetstudio.ui.internal.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.index.IndexDamagedException;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/**
 * A recording that is read for views, in a job of its own. While its program runs it is read again and again, at most ten times a second, and less often where a
 * reading takes long. Any thread may ask; the answers are immutable.
 */
public final class RecordingSource {
	private static final long PERIOD = 100;
	private static final int SHARE = 4;

	private volatile Path path;
	private final TracedProcess process;
	private final Runnable changed;
	private final Job job = new Reading();
	private final RateMeter meter = new RateMeter();
	private volatile SnapshotReader reader;
	private volatile Scope scope;
	private volatile List<Bookmark> bookmarks = List.of();
	private final ProbeSwitches switches;
	private final AtomicBoolean lookedFor = new AtomicBoolean();
	private volatile List<Finding> findings;
	private final ScriptResults results = new ScriptResults();
	private volatile List<MarkerCount> hits = List.of();
	private volatile RecordingSnapshot snapshot = RecordingSnapshot.EMPTY;
	private volatile SourceState state = SourceState.READING;
	private volatile String failure = ""; //$NON-NLS-1$
	private volatile boolean closed;

	/**
	 * @param process the running program, or null for a finished recording
	 * @param scope what part of it views show at first
	 * @param changed called on the reading thread after each change
	 */
	RecordingSource(Path path, TracedProcess process, Scope scope, Runnable changed) {
		this.path = path;
		this.process = process;
		this.scope = scope;
		this.changed = changed;
		this.switches = process == null ? null : new ProbeSwitches(process, changed);
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

	/** What part of the recording views show from now on. Their data comes soon. */
	public void setScope(Scope wanted) {
		if (!wanted.equals(scope) && !closed && state != SourceState.FAILED) {
			scope = wanted;
			if (state == SourceState.LIVE) {
				job.wakeUp();
			} else {
				job.schedule();
			}
		}
	}

	public Scope scope() {
		return scope;
	}

	/**
	 * The calls of all threads by time, as far as they were read; to be asked off the user interface's thread.
	 *
	 * @return nothing before the first reading, or where the recording has no index because none can be written
	 */
	public Optional<TimelineRows> timeline() {
		var ready = reader;
		return ready == null ? Optional.empty() : ready.builder().timeline();
	}

	/** Why there is no timeline, or why its index has to be made anew each time. */
	public Optional<String> indexTrouble() {
		var ready = reader;
		return ready == null ? Optional.empty() : ready.builder().indexTrouble();
	}

	/** What the rules found; empty before they looked, which they do once the program has ended and somebody {@linkplain #lookForFindings asked}. */
	public Optional<List<Finding>> findings() {
		return Optional.ofNullable(findings);
	}

	/** Makes the rules look, once, soon. */
	public void lookForFindings() {
		if (state == SourceState.FINISHED && lookedFor.compareAndSet(false, true)) {
			IJobFunction work = monitor -> {
				try {
					findings = FindingsReader.look(reader.builder(), new Progress() {
						@Override
						public boolean isCancelled() {
							return closed || monitor.isCanceled();
						}
					});
					changed.run();
					return Status.OK_STATUS;
				} catch (IndexDamagedException e) {
					UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
					UiPlugin.recordings().readAnew();
					return Status.OK_STATUS;
				} catch (IOException e) {
					return new Status(IStatus.WARNING, UiPlugin.ID, NLS.bind(Messages.FindingsFailed, name(), e.getMessage()), e);
				}
			};
			Job.create(NLS.bind(Messages.Looking, name()), work).schedule();
		}
	}

	/** Shows the globals of a script that ran on the recording, in place of those of the script that it was recorded with. */
	void showResults(List<ResultTable> found) {
		results.set(found.stream().map(ScriptTable::of).toList());
		changed.run();
	}

	/** The globals of the script, as they are or were at its end. */
	public List<ScriptTable> results() {
		return results.tables();
	}

	/** How often the markers were hit that are armed. */
	public List<MarkerCount> hits() {
		return hits;
	}

	/** What a scalar global of the script was while this watched. */
	public List<SeriesPoint> history(String global) {
		return results.history(global);
	}

	/** Switches for the probes of the program that writes it, if it was started here. */
	public Optional<ProbeSwitches> probeSwitches() {
		return Optional.ofNullable(switches);
	}

	/** Notes of the user, in the order in which they were made. */
	public List<Bookmark> bookmarks() {
		return bookmarks;
	}

	/** Keeps a note on a stretch of time with the recording, soon. A running session writes the same file, so not before its end. */
	public void addBookmark(String note, TimeRange time) {
		BookmarkEdits.add(path, note, time);
	}

	/** Forgets a note, soon. */
	public void removeBookmark(Bookmark bookmark) {
		BookmarkEdits.remove(path, bookmark);
	}

	void setBookmarks(List<Bookmark> saved) {
		bookmarks = List.copyOf(saved);
	}

	private void readMetadata() {
		try {
			var model = RecordingResource.open(path);
			bookmarks = Bookmark.all(model.getBookmarks());
			results.set(model.getResults().stream().map(ScriptTable::of).toList());
		} catch (IOException e) {
			UiPlugin.log(IStatus.WARNING, NLS.bind(Messages.BookmarksFailed, name(), e.getMessage()), e);
		}
	}

	/** Turns the ticks of the index into nanoseconds. */
	public Clock clock() {
		return reader.builder().pairing().recording().clock();
	}

	/** What analyses ask. Locks itself while the recording is read. */
	public Optional<CallTreeBuilder> builder() {
		return Optional.ofNullable(reader).map(SnapshotReader::builder);
	}

	void close() {
		closed = true;
		job.cancel();
	}

	/** The folder has another place from now on. All that was read stays open. */
	void moved(Path now) {
		path = now;
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
					readMetadata();
					snapshot = reader.first();
					tell();
				}
				snapshot = reader.read(monitor, !wasRunning, scope);
				while (!wasRunning && reader.isBehind() && !monitor.isCanceled()) {
					tell();
					snapshot = reader.read(monitor, true, scope);
				}
				hits = reader.hits();
				meter.at(start, snapshot.events());
				if (process != null) {
					results.update(process, snapshot.facts().duration());
				}
				boolean before = state == SourceState.FINISHED;
				state = monitor.isCanceled() ? SourceState.STOPPED : wasRunning ? SourceState.LIVE : SourceState.FINISHED;
				if (state == SourceState.FINISHED && !before) {
					RecordingFolders.refreshSoon(path); // its index was written
				}
			} catch (RecordingException e) {
				failure = e.getMessage();
				state = SourceState.FAILED;
				UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
			}
			tell();
			if (!closed && state == SourceState.LIVE) {
				long took = (System.nanoTime() - start) / 1_000_000;
				schedule(reader.isBehind() ? took / SHARE : Math.max(PERIOD, SHARE * took));
			}
			return Status.OK_STATUS;
		}

		private void tell() {
			if (!closed) {
				changed.run();
			}
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == RecordingSource.class;
		}
	}
}
