package org.tapsetstudio.session;

import java.util.List;

/**
 * What a running session captures at one marker, or at all that a pattern matches.
 *
 * @param id names it within the session
 * @param provider may hold * and ?
 * @param name may hold * and ?
 * @param probes the script's probes that wait for it, as indexes of {@link TracingSession#costs()}; none where it is only recorded
 */
public record CapturedProbe(int id, String provider, String name, List<Integer> probes) {
}
