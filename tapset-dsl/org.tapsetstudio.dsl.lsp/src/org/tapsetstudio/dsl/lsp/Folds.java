package org.tapsetstudio.dsl.lsp;

import java.util.List;

import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.tapsetstudio.dsl.ide.folding.FoldingRanges;

/** What can be folded away. */
final class Folds {
	private Folds() {
	}

	static List<FoldingRange> of(Script script) {
		return FoldingRanges.of(script.model().tokens()).stream().map(span -> {
			int first = script.lines().line(span.start());
			int last = script.lines().line(span.end());
			char begin = script.model().text().charAt(span.start());
			// the line with the closing brace stays in sight
			FoldingRange range = new FoldingRange(first, begin == '{' ? Math.max(first, last - 1) : last);
			range.setKind(begin == '/' || begin == '#' ? FoldingRangeKind.Comment : FoldingRangeKind.Region);
			return range;
		}).toList();
	}
}
