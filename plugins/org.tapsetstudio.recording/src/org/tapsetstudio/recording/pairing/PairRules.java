package org.tapsetstudio.recording.pairing;

import java.util.Map;
import java.util.Set;

/**
 * Tells from a marker's name whether it begins or ends something, and what: by the last word of the name ({@code query__start}), and by a table where providers use
 * other words.
 */
final class PairRules {
	/**
	 * @param pair what begins or ends
	 * @param entry begins
	 */
	record Role(String pair, boolean entry) {
	}

	private static final Set<String> ENTRY = Set.of("entry", "enter", "begin", "start", "startup");
	private static final Set<String> RETURN = Set.of("return", "exit", "leave", "end", "done", "stop", "complete", "finish", "finished", "shutdown");
	private static final Role NONE = new Role("", false);

	/** Markers whose last word does not say it, or says it wrongly. */
	private static final Map<String, Role> BY_NAME = Map.ofEntries(
			Map.entry("postgresql:transaction__commit", new Role("transaction", false)),
			Map.entry("postgresql:transaction__abort", new Role("transaction", false)),
			Map.entry("hotspot:monitor__contended__entered", new Role("monitor__contended", false)),
			Map.entry("hotspot:monitor__contended__exit", NONE),
			Map.entry("hotspot:monitor__wait", new Role("monitor__wait", true)),
			Map.entry("hotspot:monitor__waited", new Role("monitor__wait", false)),
			Map.entry("perl:loading__file", new Role("file", true)),
			Map.entry("perl:loaded__file", new Role("file", false)),
			Map.entry("libpthread:mutex_entry", new Role("mutex", true)),
			Map.entry("libpthread:mutex_acquired", new Role("mutex", false)),
			Map.entry("libpthread:pthread_join", new Role("pthread_join", true)),
			Map.entry("libpthread:pthread_join_ret", new Role("pthread_join", false)));

	private PairRules() {
	}

	/** Whether what such a pair begins is no call: it may end inside of another call than it began in, and what is open inside of it goes on then. */
	static boolean crosses(String provider, String pair) {
		return provider.equals("postgresql") && pair.equals("transaction");
	}

	/** @return null for a marker that neither begins nor ends anything */
	static Role role(String provider, String name) {
		Role known = BY_NAME.get(provider + ":" + name);
		if (known != null) {
			return known == NONE ? null : known;
		}
		int separator = name.lastIndexOf('_');
		String word = name.substring(separator + 1);
		if (!ENTRY.contains(word) && !RETURN.contains(word)) {
			return null;
		}
		int end = Math.max(0, separator);
		while (end > 0 && name.charAt(end - 1) == '_') {
			end--;
		}
		String pair = name.substring(0, end);
		return new Role(pair.isEmpty() ? provider : pair, ENTRY.contains(word));
	}
}
