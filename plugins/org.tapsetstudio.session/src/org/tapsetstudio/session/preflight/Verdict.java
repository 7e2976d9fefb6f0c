package org.tapsetstudio.session.preflight;

/** The judged part of an {@link Expectation}. */
record Verdict(Outlook outlook, Way way, String reason, String remedy, String price) {
	Verdict priced(String sentence) {
		return new Verdict(outlook, way, reason, remedy, sentence);
	}
}
