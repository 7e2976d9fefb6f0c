package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.engine.capture.Slot;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.RecordedPlan;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.SlotKind;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** Whether a recording holds what a script needs: a script on too little would give wrong answers, so it is refused. */
public final class Coverage {
	/** In an operand: what the site says of its own argument. */
	private static final Pattern OWN = Pattern.compile("#([0-9]+)");

	private Coverage() {
	}

	/**
	 * @param script its name, for the command that records it
	 * @throws SessionException naming what is missing and how to record it
	 */
	public static void check(String script, CapturePlan plan, Recording recording) throws SessionException {
		RecordedPlan recorded = recorded(recording);
		Map<Integer, Filter> filters = filters(recorded);
		Set<String> missing = new LinkedHashSet<>();
		if (plan.processors() && !recorded.processors()) {
			missing.add("the processors of the hits");
		}
		for (MarkerCapture marker : plan.markers()) {
			List<Site> sites = recording.images().stream().flatMap(image -> image.sites().stream().filter(site -> SiteProbes.matches(marker, image, site))).toList();
			List<Site> armed = sites.stream().filter(site -> site.armedBy() != ArmedBy.REFUSED).toList();
			for (Site site : armed) {
				Filter filter = filters.getOrDefault(site.probe(), Filter.ALL);
				if (!marker.filter().isWithin(filter)) {
					missing.add("hits of " + site.provider() + ":" + site.name() + " other than those where " + filter);
				}
				marker.slots().stream().filter(slot -> !has(site, slot) || !readAlike(marker, site, slot)).forEach(slot -> missing.add(marker.describe(slot) + " of " + site));
			}
			if (recording.images().stream().anyMatch(image -> image.sites().stream().anyMatch(site -> SiteProbes.mayMatch(marker, image, site)))) {
				missing.add("of which file " + marker.provider() + ":" + marker.name() + " is");
			}
			if (armed.isEmpty() && !(sites.isEmpty() && isAskedFor(marker, recorded))) {
				missing.add("the marker " + marker.provider() + ":" + marker.name() + (marker.path() == null ? "" : " of " + marker.path()));
			}
		}
		if (!missing.isEmpty()) {
			throw new SessionException(Cause.SCRIPT, "The recording does not hold what this script needs: " + String.join(", ", missing)
					+ ". Record it with: " + command(script, recording));
		}
	}

	/** What was asked for and is nowhere in the traced processes had no hits. */
	private static boolean isAskedFor(MarkerCapture marker, RecordedPlan recorded) {
		String path = marker.path() == null ? "" : marker.path();
		return recorded.probes().stream().anyMatch(p -> p.path().equals(path) && p.provider().equals(marker.provider()) && p.name().equals(marker.name()));
	}

	private static RecordedPlan recorded(Recording recording) throws SessionException {
		try {
			return RecordedPlan.read(recording.path());
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The recording cannot be read: " + e.getMessage(), e);
		}
	}

	private static Map<Integer, Filter> filters(RecordedPlan recorded) throws SessionException {
		Map<Integer, Filter> filters = new HashMap<>();
		try {
			recorded.probes().stream().filter(probe -> !probe.conditions().isEmpty()).forEach(probe -> filters.put(probe.id(), Filter.parse(probe.conditions())));
		} catch (IllegalArgumentException e) {
			throw new SessionException(Cause.SYSTEM, "The recording cannot be read: its plan is damaged: " + e.getMessage(), e);
		}
		return filters;
	}

	/** With the program of this recording, where it is known. */
	private static String command(String script, Recording recording) {
		String program = recording.images().stream().min(Comparator.comparingLong(ProcessImage::start)).map(ProcessImage::commandLine).filter(line -> !line.isEmpty()).orElse("COMMAND");
		return "tapset record -o NEW.taprec --script " + (script.startsWith("<") ? "FILE" : script) + " -- " + program;
	}

	/** What a script reads through debugging information has another number in another script. */
	private static boolean readAlike(MarkerCapture marker, Site site, Slot slot) {
		String operand = slot.kind() == Slot.Kind.STACK ? null : marker.operands().get(slot.argument());
		String[] recorded = site.arguments().split(" ");
		return operand == null || slot.argument() <= recorded.length && recorded[slot.argument() - 1].equals(OWN.matcher(operand).replaceAll(own -> {
			int number = Integer.parseInt(own.group(1));
			return Matcher.quoteReplacement(number <= recorded.length ? recorded[number - 1] : "-");
		}));
	}

	private static boolean has(Site site, Slot wanted) {
		for (org.tapsetstudio.recording.Slot slot : site.slots()) {
			boolean same = slot.argument() == wanted.argument();
			boolean covers = switch (wanted.kind()) {
			case INT -> same && slot.kind() == SlotKind.INT || slot.kind() == SlotKind.FRAME && wanted.argument() == slot.argument() + 2;
			case STRING -> same && slot.kind() == SlotKind.STRING
					|| slot.kind() == SlotKind.FRAME && wanted.argument() >= slot.argument() && wanted.argument() <= slot.argument() + 1;
			case STACK -> slot.kind() == SlotKind.STACK && slot.argument() >= wanted.argument();
			case STRN -> same && slot.kind() == SlotKind.STRN && slot.lengthArgument() == wanted.length();
			};
			if (covers) {
				return true;
			}
		}
		return false;
	}
}
