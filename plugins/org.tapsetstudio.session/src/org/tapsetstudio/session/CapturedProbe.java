package org.tapsetstudio.session;

/**
 * What a running session captures at one marker, or at all that a pattern matches.
 *
 * @param id names it within the session
 * @param provider may hold * and ?
 * @param name may hold * and ?
 */
public record CapturedProbe(int id, String provider, String name) {
}
