package org.tapsetstudio.recording.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.Slot;
import org.tapsetstudio.recording.SlotKind;

/** The sites of one process image that begin and end the same thing. */
final class SitePair {
	private final int id;
	private final String name;
	private final String kind;
	private final List<Site> entries = new ArrayList<>();
	private final List<Site> returns = new ArrayList<>();

	/**
	 * @param id the same in all images
	 * @param name provider and kind
	 */
	SitePair(int id, String name, String kind) {
		this.id = id;
		this.name = name;
		this.kind = kind;
	}

	void add(Site site, boolean entry) {
		if (site.armedBy() != ArmedBy.REFUSED) {
			(entry ? entries : returns).add(site);
		}
	}

	int id() {
		return id;
	}

	String name() {
		return name;
	}

	String kind() {
		return kind;
	}

	/** Whether both halves are recorded; one alone can only be counted. */
	boolean isComplete() {
		return !entries.isEmpty() && !returns.isEmpty();
	}

	/** Whether an entry captures text. */
	boolean hasNamedEntries() {
		return entries.stream().anyMatch(site -> site.slots().stream().anyMatch(slot -> slot.kind() != SlotKind.INT));
	}

	/** Whether every site captures a FRAME. */
	boolean matchesFrames() {
		return all().stream().allMatch(site -> site.slots().stream().anyMatch(slot -> slot.kind() == SlotKind.FRAME));
	}

	/** The arguments that every site captures as text: what tells open calls apart. */
	int[] matchArguments() {
		TreeSet<Integer> common = null;
		for (Site site : all()) {
			TreeSet<Integer> texts = new TreeSet<>();
			for (Slot slot : site.slots()) {
				if (SitePlan.isText(slot.kind())) {
					texts.add(slot.argument());
				}
			}
			if (common == null) {
				common = texts;
			} else {
				common.retainAll(texts);
			}
		}
		return common == null ? new int[0] : common.stream().mapToInt(Integer::intValue).toArray();
	}

	private List<Site> all() {
		List<Site> all = new ArrayList<>(entries);
		all.addAll(returns);
		return all;
	}
}
