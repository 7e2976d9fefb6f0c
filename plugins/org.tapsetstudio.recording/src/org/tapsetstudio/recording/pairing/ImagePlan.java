package org.tapsetstudio.recording.pairing;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;

/** The {@link SitePlan}s of a process image. Made anew when sites are added. */
final class ImagePlan {
	private final ProcessImage image;
	private final FunctionTable functions;
	private SitePlan[] plans = new SitePlan[0];
	private int siteEnd = -1;

	ImagePlan(ProcessImage image, FunctionTable functions) {
		this.image = image;
		this.functions = functions;
	}

	/** The plan for this site, or null for an unknown one. */
	SitePlan plan(int site) {
		SitePlan[] all = plans;
		return site >= 0 && site < all.length ? all[site] : null;
	}

	/** Takes notice of new sites. */
	void refresh() {
		if (image.siteEnd() == siteEnd) {
			return;
		}
		siteEnd = image.siteEnd();
		Map<String, SitePair> pairs = new HashMap<>();
		for (Site site : image.sites()) {
			PairRules.Role role = PairRules.role(site.provider(), site.name());
			if (role != null) {
				pair(pairs, site, role).add(site, role.entry());
			}
		}
		SitePlan[] made = new SitePlan[siteEnd];
		for (Site site : image.sites()) {
			PairRules.Role role = PairRules.role(site.provider(), site.name());
			made[site.id()] = role == null ? new SitePlan(site, image, functions, null, false)
					: new SitePlan(site, image, functions, pair(pairs, site, role), role.entry());
		}
		plans = made;
	}

	private SitePair pair(Map<String, SitePair> pairs, Site site, PairRules.Role role) {
		String name = site.provider() + ":" + role.pair();
		return pairs.computeIfAbsent(name, key -> new SitePair(functions.internKey(key), key, role.pair()));
	}
}
