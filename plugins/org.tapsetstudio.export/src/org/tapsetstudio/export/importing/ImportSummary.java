package org.tapsetstudio.export.importing;

import java.util.List;

/**
 * What came in.
 *
 * @param threads threads
 * @param calls calls; of a trace of single events, these
 * @param notes sentences about what was left out or had to be guessed
 */
public record ImportSummary(int threads, long calls, List<String> notes) {
}
