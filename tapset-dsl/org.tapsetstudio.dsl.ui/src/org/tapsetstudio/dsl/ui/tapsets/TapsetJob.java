package org.tapsetstudio.dsl.ui.tapsets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.dsl.ide.catalog.TapsetCatalog;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.catalog.TapsetFile;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Reads the tapsets at the first time, and keeps what matches the filter. A newer filter cancels an older one. */
final class TapsetJob extends Job {
	private final BiConsumer<String, Map<TapsetFile, List<TapsetEntry>>> done;
	private Map<TapsetFile, List<TapsetEntry>> all;
	private volatile String words = ""; //$NON-NLS-1$

	/** @param done takes the words and the entries that match them; not on the UI thread */
	TapsetJob(BiConsumer<String, Map<TapsetFile, List<TapsetEntry>>> done) {
		super(Messages.Job_name);
		this.done = done;
		setPriority(SHORT);
	}

	/** The entries in which every word occurs. */
	void narrow(String newWords) {
		words = newWords;
		cancel();
		schedule();
	}

	/** As {@link #narrow}, after reading all files anew. */
	void reload() {
		cancel();
		synchronized (this) {
			all = null;
		}
		schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(Messages.Job_name, IProgressMonitor.UNKNOWN);
		String now = words;
		List<String> wanted = Arrays.stream(now.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList(); //$NON-NLS-1$
		Map<TapsetFile, List<TapsetEntry>> kept = new LinkedHashMap<>();
		all(monitor).forEach((file, entries) -> {
			List<TapsetEntry> left = new ArrayList<>(entries);
			if (!wanted.isEmpty()) {
				left.removeIf(entry -> monitor.isCanceled() || !matches(entry, wanted));
			}
			if (!left.isEmpty()) {
				kept.put(file, left);
			}
		});
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		done.accept(now, kept);
		return Status.OK_STATUS;
	}

	private synchronized Map<TapsetFile, List<TapsetEntry>> all(IProgressMonitor monitor) {
		if (all == null) {
			Map<TapsetFile, List<TapsetEntry>> read = TapsetCatalog.of(EditorModels.shared().surroundings(), monitor::isCanceled);
			if (monitor.isCanceled()) {
				return Map.of();
			}
			all = read;
		}
		return all;
	}

	private static boolean matches(TapsetEntry entry, List<String> wanted) {
		String name = (entry.file().title() + ' ' + entry.name()).toLowerCase(Locale.ROOT);
		if (wanted.stream().allMatch(name::contains)) {
			return true;
		}
		String text = name + ' ' + entry.documentation().get().toLowerCase(Locale.ROOT);
		return wanted.stream().allMatch(text::contains);
	}
}
