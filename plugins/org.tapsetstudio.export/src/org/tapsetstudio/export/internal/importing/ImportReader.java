package org.tapsetstudio.export.internal.importing;

import java.io.IOException;
import java.nio.file.Path;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportSummary;

/** Reads one format. Without state. */
public interface ImportReader {
	/** Whether a file looks like this format. */
	boolean knows(FileHead head);

	/** Reads the file into a new recording; stops early when cancelled. */
	ImportSummary read(Path file, Path folder, Progress progress) throws IOException;
}
