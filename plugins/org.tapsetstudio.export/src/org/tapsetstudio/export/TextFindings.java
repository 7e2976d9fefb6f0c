package org.tapsetstudio.export;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;

/** Prints what the rules found: what, what to do, where to see it. */
public final class TextFindings {
	private TextFindings() {
	}

	/** Says so where nothing was found. */
	public static void print(List<Finding> findings, Appendable out) throws IOException {
		if (findings.isEmpty()) {
			out.append("No rule has anything to say about this recording.\n");
		}
		for (Finding finding : findings) {
			out.append(finding.severity().toString().toLowerCase(Locale.ROOT)).append(": ").append(Labels.clean(finding.summary())).append(" [").append(finding.rule()).append("]\n");
			out.append("    ").append(finding.advice()).append('\n');
			for (Evidence evidence : finding.evidence()) {
				out.append("    ").append(evidence.thread()).append(" at ").append(Durations.format(evidence.startNanos())).append(" for ")
						.append(Durations.format(evidence.endNanos() - evidence.startNanos())).append(": ").append(Labels.clean(evidence.label())).append('\n');
			}
		}
	}
}
