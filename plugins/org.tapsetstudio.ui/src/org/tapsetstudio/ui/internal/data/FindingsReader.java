package org.tapsetstudio.ui.internal.data;

import java.io.IOException;
import java.util.List;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Rules;

/** What the rules find in a recording that has ended. */
final class FindingsReader {
	private FindingsReader() {
	}

	/** Looks at every call; what was found before a cancel stays. */
	static List<Finding> look(CallTreeBuilder builder, Progress progress) throws IOException {
		var index = Indexes.openOrBuild(builder.pairing().recording(), progress);
		return index == null ? List.of() : Rules.look(builder, index, progress);
	}
}
