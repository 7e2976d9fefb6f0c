package org.tapsetstudio.session.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProvidedMarkers;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.internal.JavaFlags;

/** Judges the probes of one request, one after the other. */
final class Judge {
	private static final MarkerReader READER = new MarkerReader();

	/** What a file has for a probe: so many marker sites, or the agent's stand-in for it. */
	private record Found(Path file, int sites, boolean provided) {
	}

	private final SessionRequest request;
	private final TargetFiles target;
	private final Backends backends;

	Judge(SessionRequest request, TargetFiles target) {
		this.request = request;
		this.target = target;
		this.backends = new Backends(request, target.program());
	}

	Expectation expect(Probe probe, MarkerCapture capture) {
		String marker = FunctionNames.isProvider(capture.provider()) ? FunctionNames.point(capture.provider(), capture.name()) : capture.provider() + ":" + capture.name();
		Verdict verdict = judge(capture);
		return new Expectation(probe.asWritten(), probe.where(), marker, verdict.outlook(), verdict.way(), verdict.reason(), verdict.remedy(), verdict.price());
	}

	private Verdict judge(MarkerCapture capture) {
		if (target.program() == null) {
			return everywhere(capture);
		}
		if (FunctionNames.isProvider(capture.provider())) {
			if (isElsewhere(capture)) {
				return missing(capture);
			}
			return backends.chooseFunction(capture.provider(), "It is a function of " + (capture.path() == null ? "the program" : capture.path()) + ".");
		}
		List<Found> found = find(capture);
		if (found.isEmpty()) {
			return missing(capture);
		}
		Optional<Verdict> flag = flags(capture);
		if (flag.isPresent()) {
			return flag.get();
		}
		Verdict verdict = backends.choose(describe(found, Found::provided, Judge::standIn), describe(found, f -> f.sites > 0, Judge::sites));
		return verdict.way() == Way.KERNEL && found.stream().allMatch(f -> KnownFaults.isHardlyReached(f.file, capture.provider(), capture.name())) ? KnownFaults.VERDICT : verdict;
	}

	/** A sentence about some of them; empty if there are none. */
	private static String describe(List<Found> found, Predicate<Found> which, Function<Found, String> how) {
		return found.stream().anyMatch(which) ? found.stream().filter(which).map(how).collect(Collectors.joining(", ", "", ".")) : "";
	}

	private static String standIn(Found found) {
		return "The agent stands in for it in " + found.file;
	}

	private static String sites(Found found) {
		return found.file + " has " + found.sites + (found.sites == 1 ? " site" : " sites");
	}

	private List<Found> find(MarkerCapture capture) {
		List<Found> found = new ArrayList<>();
		for (Path file : target.files()) {
			if (capture.path() != null && !Glob.matches(capture.path(), target.name(file).toString())) {
				continue;
			}
			int sites = sites(file, capture);
			boolean provided = ProvidedMarkers.matching(capture.provider(), capture.name()).stream().anyMatch(m -> ProvidedMarkers.standsIn(m, file, sites > 0));
			if (sites > 0 || provided) {
				found.add(new Found(target.name(file), sites, provided));
			}
		}
		// A program that holds its library's functions by itself is found as both.
		return found.stream().anyMatch(f -> f.sites > 0) ? found.stream().filter(f -> f.sites > 0).toList() : found.stream().limit(1).toList();
	}

	private static int sites(Path file, MarkerCapture capture) {
		try {
			return (int) READER.read(file).markers().stream().filter(m -> Glob.matches(capture.provider(), m.provider()) && Glob.matches(capture.name(), m.name())).count();
		} catch (MarkerFileException e) {
			return 0;
		}
	}

	private Optional<Verdict> flags(MarkerCapture capture) {
		List<JavaFlags> flags = JavaFlags.neededFor(capture.provider(), capture.name());
		if (flags.isEmpty()) {
			return Optional.empty();
		}
		JavaFlags first = flags.getFirst(); // without it nothing fires; others make it complete
		if (request.attach().isPresent()) {
			return first.isSetIn(request.attach().getAsInt()) ? Optional.empty()
					: Optional.of(new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, "This Java was started without " + first.flag() + ", and cannot be given it any more.",
							"Start it under tapset, or with that flag.", ""));
		}
		Verdict armed = backends.choose("", "Java is started with " + flags.stream().map(JavaFlags::flag).collect(Collectors.joining(" ")) + ".");
		String price = flags.stream().map(JavaFlags::price).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
		return Optional.of(price.isEmpty() ? armed : armed.priced("With it, " + price + "."));
	}

	/** Whether the probe names a file that the target does not have from the start. */
	private boolean isElsewhere(MarkerCapture capture) {
		return capture.path() != null && target.files().stream().noneMatch(file -> Glob.matches(capture.path(), target.name(file).toString()));
	}

	private Verdict missing(MarkerCapture capture) {
		if (isElsewhere(capture)) {
			return new Verdict(Outlook.MAY_FIRE, Way.NONE, target.name(target.program()) + " is not linked with " + capture.path() + "; the probe fires if it, or a program that it starts, loads that.", "", "");
		}
		if (!target.doubt().isEmpty()) {
			return new Verdict(Outlook.MAY_FIRE, Way.NONE, target.doubt(), "", "");
		}
		String name = target.program().getFileName().toString();
		return new Verdict(Outlook.WILL_NOT_FIRE, Way.NONE, "Neither " + name + " nor the libraries that it is linked with have this marker.", Remedies.forProvider(capture.provider()), "");
	}

	private Verdict everywhere(MarkerCapture capture) {
		if (capture.path() != null && KnownFaults.isHardlyReached(Path.of(capture.path()), capture.provider(), capture.name())) {
			return KnownFaults.VERDICT;
		}
		boolean onlyProvided = capture.path() == null && !ProvidedMarkers.matching(capture.provider(), capture.name()).isEmpty();
		Verdict verdict = backends.choose("", capture.path() == null ? "In all processes that have it." : "In all processes that use " + capture.path() + ".");
		return onlyProvided && verdict.outlook() == Outlook.FIRES
				? new Verdict(Outlook.MAY_FIRE, Way.KERNEL, "Only in programs that were built with this marker: the agent's stand-in for it exists in programs that you start or attach to.", "", "")
				: verdict;
	}

	/** With a capital and a full stop. */
	static String sentence(String text) {
		String whole = Character.toUpperCase(text.charAt(0)) + text.substring(1);
		return whole.endsWith(".") ? whole : whole + ".";
	}
}
