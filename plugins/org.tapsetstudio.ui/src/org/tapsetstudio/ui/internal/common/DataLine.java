package org.tapsetstudio.ui.internal.common;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.data.Missing;
import org.tapsetstudio.ui.internal.data.ProbeSwitches;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** The line above a view: which recording, how much data, how fast it comes, what was lost. */
final class DataLine {
	private static final double SECOND = 1e9;

	private DataLine() {
	}

	static String of(RecordingSource source, RecordingSnapshot data) {
		var counts = NLS.bind(Messages.DataCounts, new Object[] { Quantities.count(data.events()), Quantities.count(data.facts().threads()), Quantities.count(data.lost()) });
		var name = source.name();
		var line = switch (source.state()) {
		case READING -> data.events() == 0 ? NLS.bind(Messages.Reading, name) : NLS.bind(Messages.DataReading, name, counts);
		case LIVE -> live(source, data);
		case STOPPED -> NLS.bind(Messages.DataStopped, name, counts);
		case FAILED -> NLS.bind(Messages.DataFailed, name);
		case FINISHED -> NLS.bind(Messages.DataFinished, name, counts);
		};
		line += missing(data.facts().missing()) + source.indexTrouble().map(trouble -> " | " + trouble).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
		return scoped(line, data);
	}

	/** Nobody should take what is seen for all that happened. */
	static String missing(Missing missing) {
		var omitted = missing.omittedHits() == 0 ? "" : NLS.bind(ViewMessages.Omitted, Quantities.count(missing.omittedHits())); //$NON-NLS-1$
		return missing.damaged().isEmpty() ? omitted : omitted + NLS.bind(ViewMessages.DamagedPlaces, Quantities.count(missing.damaged().size()));
	}

	private static String scoped(String line, RecordingSnapshot data) {
		return data.scope().window().map(window -> NLS.bind(ViewMessages.InWindow, line, TimeRangeText.format(window))).orElse(line);
	}

	/** What has to be in sight comes first: views may be narrow. */
	private static String live(RecordingSource source, RecordingSnapshot data) {
		var cost = Quantities.percent(source.rate() * data.facts().nanosPerEvent() / SECOND);
		var counts = NLS.bind(Messages.DataGrowing, Quantities.count(data.events()), Quantities.count(data.facts().threads()));
		var line = NLS.bind(Messages.DataLive, new Object[] { source.name(), counts, Quantities.count(source.rate()), Quantities.count(data.lost()), cost });
		return source.probeSwitches().filter(ProbeSwitches::isPaused).isPresent() ? NLS.bind(Messages.Paused, line) : line;
	}

	/** Whether more data will come by itself. */
	static boolean grows(RecordingSource source) {
		return source.state() == SourceState.LIVE || source.state() == SourceState.READING;
	}
}
