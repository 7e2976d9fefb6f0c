package org.tapsetstudio.session;

import java.util.List;

import org.tapsetstudio.engine.ResultTable;

/**
 * How a script ended on a recording.
 *
 * @param exitCode 0, or 1 when the script failed at run time
 * @param results its globals at the end
 */
public record ReplayResult(int exitCode, List<ResultTable> results) {
}
