package org.tapsetstudio.engine;

/**
 * How often a probe of a script ran, and what that cost.
 *
 * @param file the script's name as the user gave it
 * @param line of the probe, from 1
 * @param points the probe's points as written
 * @param hits how often it ran
 * @param nanos time in its handler, estimated from every sixty-fourth run
 */
public record ProbeCost(String file, int line, String points, long hits, long nanos) {
}
