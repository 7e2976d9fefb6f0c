package org.tapsetstudio.export.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.importing.ChromeReader;
import org.tapsetstudio.export.internal.importing.CtfReader;
import org.tapsetstudio.export.internal.importing.FileHead;
import org.tapsetstudio.export.internal.importing.FoldedReader;
import org.tapsetstudio.export.internal.importing.ImportReader;
import org.tapsetstudio.export.internal.importing.PprofReader;
import org.tapsetstudio.export.internal.importing.SpeedscopeReader;
import org.tapsetstudio.export.internal.importing.StapTextReader;
import org.tapsetstudio.export.internal.importing.UftraceReader;
import org.tapsetstudio.recording.Folders;

/** Formats of other tools that become recordings. */
public enum ImportFormat {
	/** Chrome's trace events, as JSON: an object or a bare array, also one that is cut off. */
	CHROME("Chrome trace events", new ChromeReader()),
	/** A CTF trace that {@code tapset export} wrote. */
	CTF("Common Trace Format, as exported", new CtfReader()),
	/** Folded stacks. */
	FOLDED("folded stacks", new FoldedReader()),
	/** A profile of pprof, compressed or not. */
	PPROF("pprof", new PprofReader()),
	/** Speedscope's own format. */
	SPEEDSCOPE("speedscope", new SpeedscopeReader()),
	/** What a script printed with {@code thread_indent()}. */
	STAP("output of thread_indent()", new StapTextReader()),
	/** A folder that {@code uftrace record} wrote. */
	UFTRACE("uftrace", new UftraceReader());

	private final String label;
	private final ImportReader reader;

	ImportFormat(String label, ImportReader reader) {
		this.label = label;
		this.reader = reader;
	}

	/** The name to type. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What to call it, for people. */
	public String label() {
		return label;
	}

	/** The format of a file or folder, by what is in it; empty when it is none of these. */
	public static Optional<ImportFormat> of(Path file) throws IOException {
		FileHead head = FileHead.of(file);
		for (ImportFormat format : List.of(CTF, UFTRACE, PPROF, SPEEDSCOPE, CHROME, STAP, FOLDED)) {
			if (format.reader.knows(head)) {
				return Optional.of(format);
			}
		}
		return Optional.empty();
	}

	/**
	 * Makes a recording.
	 *
	 * @param folder made; must not exist yet. Gone again when this fails or is cancelled
	 * @return empty when cancelled
	 * @throws ImportException when the file is not what it should be
	 */
	public Optional<ImportSummary> read(Path file, Path folder, Progress progress) throws IOException {
		if (Files.exists(folder)) {
			throw new ImportException(folder + " exists already: name a new folder.");
		}
		boolean whole = false;
		try {
			ImportSummary summary = reader.read(file, folder, progress);
			whole = !progress.isCancelled();
			return whole ? Optional.of(summary) : Optional.empty();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		} finally {
			if (!whole) {
				Folders.delete(folder);
			}
		}
	}
}
