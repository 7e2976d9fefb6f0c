package org.tapsetstudio.session.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Note;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.ThreadStream;

/** What a user has to know about a finished session: sentences, most important first. */
final class Findings {
	private Findings() {
	}

	/** @param pump null where no script ran */
	static List<String> of(Recording recording, List<PlanItem> items, EventPump pump, Losses losses) {
		Set<String> sentences = new LinkedHashSet<>(losses.describe(recording));
		long waited = recording.streams().stream().mapToLong(ThreadStream::waitedNanos).max().orElse(0);
		if (waited > 0) {
			sentences.add(String.format(Locale.ROOT, "The program was held back so that the script could follow: one thread for %.3f s.", waited / 1e9));
		}
		if (pump != null && pump.late() > 0) {
			sentences.add(String.format(Locale.ROOT, "%,d events reached the script out of order (a thread was held up while it recorded).", pump.late()));
		}
		if (pump != null && pump.unknown() > 0) {
			sentences.add(String.format(Locale.ROOT, "%,d events belong to sites that the recording does not define; they were not handled.", pump.unknown()));
		}
		sentences.addAll(unarmed(recording, items));
		for (ProcessImage image : recording.images()) {
			for (Note note : image.notes()) {
				if (note.severity() != Note.Severity.INFO) {
					sentences.add(image.pid() + " (" + image.comm() + "): " + note.text());
				}
			}
		}
		recording.problems().forEach(problem -> sentences.add(problem.toString()));
		return new ArrayList<>(sentences);
	}

	private static String described(String provider, String name) {
		return FunctionNames.isProvider(provider) ? FunctionNames.point(provider, name) : "the marker " + provider + ":" + name;
	}

	private static String capital(String text) {
		return text.startsWith("the ") ? "T" + text.substring(1) : text;
	}

	private static List<String> unarmed(Recording recording, List<PlanItem> items) {
		Set<Integer> armed = new HashSet<>();
		Set<String> refused = new LinkedHashSet<>();
		for (ProcessImage image : recording.images()) {
			for (Site site : image.sites()) {
				if (site.armedBy() == ArmedBy.REFUSED) {
					refused.add(capital(described(site.provider(), site.name())) + " was not armed: " + site.reason());
				} else {
					armed.add(site.probe());
				}
			}
		}
		List<String> sentences = new ArrayList<>(refused);
		Set<String> missing = new LinkedHashSet<>();
		for (PlanItem item : items) {
			if (!armed.contains(item.id())) {
				missing.add(described(item.provider(), item.name()) + (item.path() == null ? "" : " of " + item.path()));
			}
		}
		if (refused.isEmpty() && !missing.isEmpty()) {
			sentences.add("No process of the session had " + String.join(", ", missing) + ". \"tapset markers PROGRAM\" lists what a program has.");
		}
		return sentences;
	}
}
