package org.tapsetstudio.export.importing;

import java.util.List;

/**
 * What came in.
 *
 * @param threads threads
 * @param number how many there are
 * @param unit of what: "call", or "event" of a trace of single events
 * @param notes sentences about what was left out or had to be guessed
 */
public record ImportSummary(int threads, long number, String unit, List<String> notes) {
}
