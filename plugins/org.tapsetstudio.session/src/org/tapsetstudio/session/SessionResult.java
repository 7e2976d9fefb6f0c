package org.tapsetstudio.session;

import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.engine.ResultTable;

/**
 * How a session ended.
 *
 * @param exitCode 0, or 1 when the script failed at run time, or when only a recording was wanted and events were lost (but for those that {@link Overflow.Policy#OVERWRITE} gives up) or a file of it could not be written, or 3 when the target could not be traced
 * @param targetOutcome what became of the target, in words
 * @param problems sentences for the user: refused markers, lost events, warnings
 * @param recording the closed recording
 * @param progress final counts
 * @param results the script's globals at the end, empty if it was not run
 */
public record SessionResult(int exitCode, String targetOutcome, List<String> problems, Path recording, SessionProgress progress, List<ResultTable> results) {
}
