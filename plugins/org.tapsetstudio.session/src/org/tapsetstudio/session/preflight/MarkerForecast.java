package org.tapsetstudio.session.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.Armability;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.internal.JavaFlags;
import org.tapsetstudio.session.preflight.MarkerPlacements.Placement;

/** What is known of a file's markers without a script: by which backend each can fire, and what stands in the way. Immutable. */
public final class MarkerForecast {
	private final Armability armability;
	private final Optional<MarkerPlacements> placements;

	private MarkerForecast(Armability armability, Optional<MarkerPlacements> placements) {
		this.armability = armability;
		this.placements = placements;
	}

	/** Asks the native side how it would arm them. */
	public static MarkerForecast of(MarkerFile file) {
		Armability armability = Armability.of(file);
		Optional<MarkerPlacements> placements = Optional.empty();
		if (!file.markers().isEmpty() && armability.possible()) {
			try {
				placements = Optional.of(MarkerPlacements.of(file.path()));
			} catch (SessionException e) {
				// the native side is not installed: what the file holds is known all the same
			}
		}
		return new MarkerForecast(armability, placements);
	}

	/** How the agent would arm it; empty where it does not enter, or nobody can say. */
	public Optional<Placement> placement(Marker marker) {
		return placements.flatMap(p -> p.at(marker.address()));
	}

	/** What is not as one would expect of a marker, in half sentences: a trap in place of a jump, a flag that it needs, a marker that is hardly ever reached. */
	public List<String> notes(MarkerFile file, Marker marker) {
		List<String> notes = new ArrayList<>();
		placement(marker).map(Placement::note).filter(note -> !note.isEmpty()).ifPresent(notes::add);
		for (JavaFlags flag : JavaFlags.neededFor(marker.provider(), marker.name())) {
			notes.add("needs " + flag.flag() + ", which tapset gives to a java that it starts" + (flag.price().isEmpty() ? "" : "; " + flag.price()));
		}
		if (KnownFaults.isHardlyReached(file.path(), marker.provider(), marker.name())) {
			notes.add("hardly ever reached in CPython 3.11 (cpython issue 98894), so by kernel probes it misses calls");
		}
		return notes;
	}

	/** A sentence: what the agent does with the markers of the file, in programs that one starts or attaches to. */
	public String byAgent(MarkerFile file) {
		if (armability.possible() && file.markers().isEmpty()) {
			return "It has no static markers; its functions can be probed, as in process(\"" + file.path() + "\").function(\"NAME\").";
		}
		if (!armability.possible() || placements.isEmpty()) {
			return armability.why();
		}
		long jumps = file.markers().stream().filter(m -> placement(m).filter(Placement::isJump).isPresent()).count();
		long traps = file.markers().stream().filter(m -> placement(m).filter(Placement::isTrap).isPresent()).count();
		long refused = file.markers().size() - jumps - traps;
		return "The tracing agent arms " + jumps + " of " + file.markers().size() + " sites by a jump" + (traps > 0 ? ", " + traps + " by a trap" : "") + (refused > 0 ? ", " + refused + " not at all" : "")
				+ (traps > 0 ? ", in programs that you start; where it attaches (-x) only by jumps." : ", in programs that you start or attach to (-x).");
	}

	/** A sentence: what the kernel does with them, in any process. */
	public String byKernel(KernelProbes kernel) {
		if (!armability.possible() && !armability.byKernel()) {
			return "Kernel probes cannot read them either.";
		}
		return kernel.works() ? "Kernel probes (--backend uprobe, by " + kernel.text() + ") reach all of them in any process, for about 1 µs a hit." : "Kernel probes are not to be had here: " + kernel.text() + ".";
	}

	/**
	 * Whether this user may set probes of the kernel here, found out by trying.
	 *
	 * @param text the method where it works, else the reason, a sentence without its full stop
	 */
	public record KernelProbes(boolean works, String text) {
		public static KernelProbes here() {
			try {
				HelperReport report = HelperReport.kernelProbes();
				return new KernelProbes(report.works(), report.text());
			} catch (SessionException e) {
				return new KernelProbes(false, e.getMessage());
			}
		}
	}
}
