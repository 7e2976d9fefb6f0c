package org.tapsetstudio.analysis.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.pairing.Function;

/** Hits that the conditions of a script left out. Those of the same markers that were kept are the evidence. */
final class OmittedHitsRule implements Rule {
	@Override
	public String id() {
		return "omitted-hits";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().omitted().stream().map(omitted -> finding(omitted, input)).toList();
	}

	private Finding finding(OmittedHits omitted, RuleInput input) {
		Set<Site> sites = input.index().lanes().stream().flatMap(lane -> lane.stream().image().sites().stream()).filter(site -> site.probe() == omitted.probe()).collect(Collectors.toSet());
		return new Finding(id(), Severity.INFO, omitted + ".", "Record without the script's conditions, with \"tapset record\", to see every hit.",
				input.longest(function -> sites.stream().anyMatch(site -> isOf(function, site))));
	}

	/** A marker of its own has the name of its site, one of a pair the part of it that both have. */
	private static boolean isOf(Function function, Site site) {
		return function.provider().equals(site.provider()) && (site.name().equals(function.kind()) || site.name().startsWith(function.kind() + "__"));
	}
}
