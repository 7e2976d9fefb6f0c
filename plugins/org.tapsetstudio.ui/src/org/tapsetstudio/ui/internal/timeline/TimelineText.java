package org.tapsetstudio.ui.internal.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** A call in words: everything that is known of it. Looks into the index, so not for the user interface's thread. */
final class TimelineText {
	private static final int CALLERS = 6;

	private TimelineText() {
	}

	/** @param count how many calls are drawn where it is */
	static String describe(TimelineRows rows, TimelineRows.Row row, Span span, int count) {
		var frame = FrameLabel.of(rows.function(span.function()));
		var time = rows.time(span);
		var lines = new StringJoiner("\n"); //$NON-NLS-1$
		lines.add(frame.function());
		if (!frame.file().isEmpty()) {
			lines.add(frame.place());
		}
		lines.add(span.isInstant() ? NLS.bind(Messages.TipInstant, Quantities.duration(time.from()))
				: NLS.bind(Messages.TipTime, new Object[] { Quantities.duration(time.length()), Quantities.duration(time.from()), Quantities.duration(time.to()) }));
		lines.add(NLS.bind(Messages.TipThread, thread(row.lane()), span.depth()));
		var notes = notes(span);
		if (!notes.isEmpty()) {
			lines.add(notes);
		}
		var callers = callers(rows, row, span);
		if (!callers.isEmpty()) {
			lines.add(NLS.bind(Messages.TipCallers, callers));
		}
		if (count > 1) {
			lines.add(NLS.bind(Messages.TipMany, Quantities.count(count)));
		}
		return lines.toString();
	}

	/** What a thread is called: its name, its process and its number. */
	static String thread(LaneIndex thread) {
		return thread.stream().comm() + ' ' + thread.stream();
	}

	/** What is special about a call; empty for nothing. */
	static String notes(Span span) {
		int flags = span.flags();
		var notes = new StringJoiner(", "); //$NON-NLS-1$
		if (span.isOpen()) {
			notes.add(Messages.NoteOpen);
		}
		add(notes, flags, CallFlags.UNWOUND, Messages.NoteUnwound);
		if (CallFlags.isPart(flags)) {
			notes.add(Messages.NotePart);
		} else {
			add(notes, flags, CallFlags.RESUMED, Messages.NoteResumed);
			add(notes, flags, CallFlags.YIELDED, Messages.NoteYielded);
			add(notes, flags, CallFlags.CONTINUED, Messages.NoteContinued);
		}
		add(notes, flags, CallFlags.START_CUT, Messages.NoteStartCut);
		add(notes, flags, CallFlags.END_CUT, Messages.NoteEndCut);
		add(notes, flags, CallFlags.INHERITED, Messages.NoteInherited);
		return notes.toString();
	}

	private static void add(StringJoiner notes, int flags, int flag, String note) {
		if ((flags & flag) != 0) {
			notes.add(note);
		}
	}

	/** The functions from the outermost call to this one. */
	static List<FrameLabel> path(TimelineRows rows, TimelineRows.Row row, Span span) {
		return rows.stack(row, span).stream().map(call -> FrameLabel.of(rows.function(call.function()))).toList();
	}

	private static String callers(TimelineRows rows, TimelineRows.Row row, Span span) {
		var path = path(rows, row, span);
		var names = new ArrayList<String>();
		for (int i = path.size() - 2; i >= 0 && names.size() < CALLERS; i--) {
			names.add(path.get(i).function());
		}
		return String.join(" < ", names) + (path.size() - 1 > CALLERS ? " < \u2026" : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
