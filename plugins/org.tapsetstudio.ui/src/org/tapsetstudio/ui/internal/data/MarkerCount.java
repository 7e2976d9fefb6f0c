package org.tapsetstudio.ui.internal.data;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.pairing.CallPairing;

/**
 * How often a marker of a program was hit.
 *
 * @param files where the marker is: its program or library; where something stands in for it, all of the program's
 */
public record MarkerCount(Set<String> files, String provider, String name, long count) {
	/** All markers that were armed, with the events that were taken. Not while others are. */
	static List<MarkerCount> of(CallPairing pairing) {
		var counts = new HashMap<MarkerCount, Long>();
		for (var lane : pairing.lanes()) {
			for (var site : lane.image().sites()) {
				if (site.armedBy() != ArmedBy.REFUSED) {
					counts.merge(new MarkerCount(files(lane.image(), site), site.provider(), site.name(), 0), lane.hits(site.id()), Long::sum);
				}
			}
		}
		return counts.entrySet().stream().map(each -> each.getKey().with(each.getValue())).toList();
	}

	/** The marker, with another count. */
	public MarkerCount with(long newCount) {
		return new MarkerCount(files, provider, name, newCount);
	}

	private static Set<String> files(ProcessImage image, Site site) {
		var module = image.modules().stream().filter(each -> each.id() == site.module()).map(Module::path).findFirst();
		return module.map(Set::of).orElseGet(() -> Stream.concat(Stream.of(image.executable()), image.modules().stream().map(Module::path)).collect(Collectors.toSet()));
	}
}
