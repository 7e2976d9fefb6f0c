package org.tapsetstudio.ui.internal.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** The functions of a timeline by their numbers, each looked up once. For one thread. */
final class TimelineFunctions {
	private final TimelineRows rows;
	private final List<FrameLabel> labels = new ArrayList<>();

	TimelineFunctions(TimelineRows rows) {
		this.rows = rows;
	}

	FrameLabel label(int function) {
		while (labels.size() <= function) {
			labels.add(null);
		}
		var label = labels.get(function);
		if (label == null) {
			label = FrameLabel.of(rows.function(function));
			labels.set(function, label);
		}
		return label;
	}

	/** Which numbers are those of functions that a filter lets through. */
	IntPredicate admitted(Words words) {
		var known = new BitSet();
		var yes = new BitSet();
		return function -> {
			if (!known.get(function)) {
				known.set(function);
				yes.set(function, words.admit(label(function)));
			}
			return yes.get(function);
		};
	}
}
