package org.tapsetstudio.ui.internal.data;

import java.util.List;
import java.util.Optional;

import org.tapsetstudio.analysis.CallTree;

/**
 * All that views show of a recording at one moment.
 *
 * @param tree of what lies in the scope
 * @param calls the same as the analysis has it, for other trees made of it
 * @param functions hottest first, of what lies in the scope
 */
public record RecordingSnapshot(CallTreeSnapshot tree, Optional<CallTree> calls, List<FunctionRow> functions, RecordingFacts facts, Scope scope) {
	public static final RecordingSnapshot EMPTY = new RecordingSnapshot(CallTreeSnapshot.EMPTY, Optional.empty(), List.of(), RecordingFacts.NONE, Scope.WHOLE);

	/** Whether there is a call tree to show. */
	public boolean hasCalls() {
		return tree.childCount(CallTreeSnapshot.ROOT) > 0;
	}

	/** How many events were read. */
	public long events() {
		return facts.events();
	}

	/** How many events could not be stored. */
	public long lost() {
		return facts.missing().lost();
	}
}
