package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.markers.internal.dwarf.EntryLocations.Parameter;

/** The parameters and local variables that an instruction sees: those of the blocks and inlined calls around it, the inner ones hiding the outer. */
final class CodeVariables {
	private static final int LEXICAL_BLOCK = 0x0B;
	private static final int INLINED = 0x1D;
	private static final int VARIABLE = 0x34;

	private final DebugInfo info;
	private final long pc;
	private final Locations locations;
	private final Map<String, Parameter> found = new LinkedHashMap<>();

	private CodeVariables(DebugInfo info, Entry function, long pc, Optional<Place> frame) {
		this.info = info;
		this.pc = pc;
		this.locations = new Locations(info, function, pc, frame);
	}

	/** @param frame where the function's frame begins; empty if that is not known */
	static List<Parameter> of(DebugInfo info, Entry function, long pc, Optional<Place> frame) {
		CodeVariables variables = new CodeVariables(info, function, pc, frame);
		variables.collect(function, 0);
		return List.copyOf(variables.found.values());
	}

	private void collect(Entry scope, int depth) {
		List<Entry> inner = new ArrayList<>();
		for (Entry e : info.children(scope)) {
			if (e.tag() == EntryLocations.FORMAL_PARAMETER || e.tag() == VARIABLE) {
				if (info.attribute(e, Entry.NAME) instanceof String name) {
					found.put(name, new Parameter(name, e, locations.of(e), locations.obstacle(e)));
				}
			} else if ((e.tag() == LEXICAL_BLOCK || e.tag() == INLINED) && depth < 64 && CodeRanges.cover(info, e, pc)) {
				inner.add(e);
			}
		}
		inner.forEach(e -> collect(e, depth + 1));
	}
}
