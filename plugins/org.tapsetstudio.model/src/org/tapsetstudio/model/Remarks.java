package org.tapsetstudio.model;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.EventFlags;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;

/** Flags in words; empty where there is nothing to say. */
final class Remarks {
	private Remarks() {
	}

	static String ofEvent(int flags) {
		List<String> words = new ArrayList<>();
		add(words, flags, EventFlags.FAULT, "a value could not be read");
		add(words, flags, EventFlags.UNWOUND, "a return by an exception");
		add(words, flags, EventFlags.RESUME, "resumes a generator or coroutine");
		add(words, flags, EventFlags.YIELD, "suspends a generator or coroutine");
		return String.join(", ", words);
	}

	static String ofCall(int flags) {
		List<String> words = new ArrayList<>();
		add(words, flags, Span.INSTANT, "a marker without duration");
		add(words, flags, CallFlags.UNWOUND, "left by an exception, or found left when a caller returned");
		if (CallFlags.isPart(flags)) {
			words.add("a part: it does not end with the call that it began in");
		} else {
			add(words, flags, CallFlags.RESUMED, "goes on with a generator or coroutine");
			add(words, flags, CallFlags.YIELDED, "suspended");
			add(words, flags, CallFlags.CONTINUED, "goes on after lost events");
		}
		add(words, flags, CallFlags.START_CUT, "its start was not recorded");
		add(words, flags, CallFlags.END_CUT, "its end was not recorded");
		add(words, flags, CallFlags.INHERITED, "open when the process was forked");
		return String.join(", ", words);
	}

	private static void add(List<String> words, int flags, int flag, String word) {
		if ((flags & flag) != 0) {
			words.add(word);
		}
	}
}
