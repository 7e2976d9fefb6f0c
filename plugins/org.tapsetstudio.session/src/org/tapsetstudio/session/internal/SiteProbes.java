package org.tapsetstudio.session.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;

/** Which probes of a script an event of a site concerns. */
@FunctionalInterface
public interface SiteProbes {
	/** Indexes of the probes, in the order of the script; empty if none. */
	int[] of(ProcessImage image, Site site);

	/** While recording: the site says which item of the plan asked for it. */
	static SiteProbes recorded(List<PlanItem> items) {
		Map<Integer, int[]> probes = new HashMap<>();
		items.forEach(item -> probes.put(item.id(), item.probes()));
		return (image, site) -> probes.getOrDefault(site.probe(), new int[0]);
	}

	/** On a recording made for another script: by file, provider and name. */
	static SiteProbes matching(List<MarkerCapture> markers) {
		return (image, site) -> markers.stream().filter(marker -> matches(marker, image, site)).mapToInt(MarkerCapture::probe).toArray();
	}

	/** Whether a capture is about this site. */
	static boolean matches(MarkerCapture marker, ProcessImage image, Site site) {
		Module module = image.module(site.module());
		return isNamed(marker, site) && (marker.path() == null || module != null && Glob.matches(marker.path(), module.path()));
	}

	/** Whether a capture may be about this site, of which the recording does not tell the file. */
	static boolean mayMatch(MarkerCapture marker, ProcessImage image, Site site) {
		return isNamed(marker, site) && marker.path() != null && image.module(site.module()) == null;
	}

	private static boolean isNamed(MarkerCapture marker, Site site) {
		return Glob.matches(marker.provider(), site.provider()) && Glob.matches(marker.name(), site.name());
	}
}
