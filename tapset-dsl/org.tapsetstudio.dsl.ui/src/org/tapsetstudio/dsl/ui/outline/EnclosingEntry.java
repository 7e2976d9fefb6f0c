package org.tapsetstudio.dsl.ui.outline;

import java.util.List;

import org.tapsetstudio.dsl.ide.outline.OutlineEntry;

/** Finds the declaration in which a place lies. */
public final class EnclosingEntry {
	private EnclosingEntry() {
	}

	/** The innermost entry that holds the offset; null if there is none. */
	public static OutlineEntry at(List<OutlineEntry> entries, int offset) {
		OutlineEntry found = null;
		for (OutlineEntry entry : entries) {
			if (entry.whole().touches(offset) && (found == null || entry.whole().length() <= found.whole().length())) {
				found = entry;
			}
		}
		return found;
	}
}
