package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.index.RecordingIndex;

/** All rules. */
public final class Rules {
	/** The rules, in the order in which they are documented. */
	public static final List<Rule> ALL = List.of(new HotFunctionRule(), new DeepRecursionRule(), new UnwoundCallsRule(), new SlowOutlierRule(), new TinyCallsRule(), new RepeatedQueryRule(),
			new LockWaitRule(), new GarbageCollectionRule(), new CompilationRule(), new ImportRule(), new CheckpointRule(), new SortRule(), new LostEventsRule(), new OmittedHitsRule(), new UncertainCallsRule(),
			new DamagedFilesRule());

	private Rules() {
	}

	/** What all rules find, gravest first; what was found before a cancel stays. */
	public static List<Finding> look(CallTreeBuilder builder, RecordingIndex index, Progress progress) {
		CallTree tree = builder.snapshot(Grouping.MERGED);
		RuleInput input = new RuleInput(tree, HotFunctions.of(tree), builder.statistics(), index, builder.pairing().recording().clock(), progress);
		List<Finding> findings = new ArrayList<>();
		for (Rule rule : ALL) {
			if (!progress.isCancelled()) {
				findings.addAll(rule.look(input));
			}
		}
		findings.sort(Comparator.comparing(Finding::severity).reversed());
		return findings;
	}
}
