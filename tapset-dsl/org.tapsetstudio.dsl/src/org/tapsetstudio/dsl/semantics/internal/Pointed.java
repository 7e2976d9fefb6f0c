package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.markers.ProgramInformation;

/** What a value points to, as far as debugging information tells. A variable's follows from what is assigned to it, perhaps later in the text. */
final class Pointed {
	/** @param type a structure as {@link ProgramInformation#behind} calls it */
	record Structure(ProgramInformation information, String type) {
	}

	interface Source {
		/** Null as long as it is unknown. */
		Structure find(Set<Pointed> asked);
	}

	private final List<Source> sources = new ArrayList<>();

	static Pointed of(Source source) {
		Pointed pointed = new Pointed();
		pointed.sources.add(source);
		return pointed;
	}

	static Pointed to(Structure structure) {
		return of(asked -> structure);
	}

	/** @param value null if it points to nothing that is known */
	void follow(Pointed value) {
		if (value != null)
			sources.add(value::find);
	}

	/** Null as long as it is unknown. */
	Structure find() {
		return find(new HashSet<>());
	}

	private Structure find(Set<Pointed> asked) {
		if (!asked.add(this))
			return null;
		for (Source source : sources) {
			Structure found = source.find(asked);
			if (found != null)
				return found;
		}
		return null;
	}
}
