package org.tapsetstudio.recording.pairing;

import org.tapsetstudio.recording.EventFlags;
import org.tapsetstudio.recording.StreamCursor;

/**
 * Turns the events of one thread into calls, by these rules:
 * <ul>
 * <li>A return ends the innermost open call of the same function; calls above it were left without a return and end with it, unwound. Only a {@linkplain PairRules#crosses transaction} goes on, as
 * another part, and so does what is open above it when it ends.
 * <li>A return of nothing that is open, while nothing is open, shows a caller that had begun before the first event: the root grows upwards. It never does after events
 * were lost, and at most {@value #MAXIMUM_GROWTH} times.
 * <li>Any other return of nothing that is open is counted and left out: its entry was not recorded.
 * <li>Where events were lost, all that was open ends, cut, and what follows is put under [after lost events]. A return of a call that was open before the loss proves
 * that its callers are still open: they go on. So does a new entry of the outermost function prove that nothing was.
 * <li>Time that runs backwards stands still.
 * </ul>
 */
final class StackMachine {
	static final int MAXIMUM_GROWTH = 1000;
	private static final int MAXIMUM_REMEMBERED = 4096;
	private static final int NO_MATCH = Integer.MIN_VALUE;
	/** Of an open call, above the bits of {@link CallFlags}. */
	private static final int CROSSES = 1 << 8;
	private static final int FLAGS = CROSSES - 1;

	private final OpenCalls open;
	/** What was open when events were lost, outermost first. */
	private OpenCalls remembered;
	private long last;
	private long unmatched;
	private int growth;
	private boolean lossy;

	StackMachine() {
		open = new OpenCalls();
		remembered = new OpenCalls();
	}

	StackMachine(StackMachine from) {
		open = from.open.copy();
		remembered = from.remembered.copy();
		last = from.last;
		unmatched = from.unmatched;
		growth = from.growth;
		lossy = from.lossy;
	}

	/** Starts a child with what its parent had open. */
	void inherit(StackMachine parent, long ticks, CallSink sink) {
		advance(ticks);
		for (int i = 0; i < parent.open.depth; i++) {
			OpenCalls from = parent.open;
			open.push(from.functions[i], from.matches[i], from.pairs[i], from.flags[i] | CallFlags.INHERITED, last);
			sink.enter(from.functions[i], last, CallFlags.INHERITED);
		}
		lossy = parent.lossy;
	}

	/** Shows what is open to a sink that joins now, each with the time at which it began. */
	void show(CallSink sink) {
		for (int i = 0; i < open.depth; i++) {
			sink.enter(open.functions[i], open.starts[i], open.flags[i] & FLAGS);
		}
	}

	/**
	 * Takes one event.
	 *
	 * @return whether it is one of a site that the log knows
	 */
	boolean accept(StreamCursor event, ImagePlan image, CallSink sink) {
		long now = advance(event.ticks());
		int site = event.site();
		SitePlan plan = image.plan(site);
		if (plan == null) {
			if (site == StreamCursor.LOST) {
				lose(now, sink);
			}
			return false;
		}
		int read = plan.read(event);
		int function = plan.function(read);
		int role = plan.role();
		if (role == SitePlan.INSTANT) {
			sink.instant(function, now);
			return true;
		}
		int flags = event.flags();
		int match = plan.match(read, flags);
		if (role == SitePlan.ENTRY) {
			enter(function, match, plan.pair(), now, (flags == 0 ? 0 : (flags & EventFlags.RESUME) != 0 ? CallFlags.RESUMED : 0) | (plan.crosses() ? CROSSES : 0), sink);
		} else {
			leave(function, match, plan.pair(), now, flags == 0 ? 0 : returnFlags(flags), sink);
		}
		return true;
	}

	private static int returnFlags(int flags) {
		return ((flags & EventFlags.UNWOUND) != 0 ? CallFlags.UNWOUND : 0) | ((flags & EventFlags.YIELD) != 0 ? CallFlags.YIELDED : 0);
	}

	private long advance(long ticks) {
		if (ticks > last) {
			last = ticks;
		}
		return last;
	}

	private void enter(int function, int match, int pair, long now, int flags, CallSink sink) {
		if (lossy && remembered.depth > 0 && open.depth == 1 && match == remembered.matches[0] && match != SitePlan.WILD) {
			forgetLoss(now, sink);
		}
		open.push(function, match, pair, flags, now);
		sink.enter(function, now, flags & FLAGS);
	}

	private void leave(int function, int match, int pair, long now, int flags, CallSink sink) {
		int top = open.depth - 1;
		if (top >= 0 && open.matches[top] == match && match != SitePlan.WILD) {
			open.depth = top;
			sink.leave(now, flags);
			return;
		}
		int found = open.find(match, pair);
		if (found >= 0) {
			end(found, now, flags, sink);
		} else if (remembered.depth > 0 && continueBelow(remembered.find(match, pair), now, sink)) {
			return;
		} else if (open.depth == 0 && !lossy && growth < MAXIMUM_GROWTH) {
			growth++;
			sink.beforeTrace(function, now, flags);
		} else {
			unmatched++;
		}
	}

	/** Ends a call that has others above it: these are left with it, or go on. */
	private void end(int ended, long now, int flags, CallSink sink) {
		boolean all = (open.flags[ended] & CROSSES) != 0;
		OpenCalls onward = new OpenCalls();
		for (int i = ended + 1; i < open.depth; i++) {
			if (all || (open.flags[i] & CROSSES) != 0) {
				onward.append(open, i, i + 1);
			}
		}
		while (open.depth > ended + 1) {
			open.depth--;
			sink.leave(now, all || (open.flags[open.depth] & CROSSES) != 0 ? CallFlags.PART_FOLLOWS : CallFlags.UNWOUND);
		}
		open.depth = ended;
		sink.leave(now, flags);
		for (int i = 0; i < onward.depth; i++) {
			open.push(onward.functions[i], onward.matches[i], onward.pairs[i], CallFlags.FURTHER_PART | onward.flags[i] & CROSSES, now);
			sink.enter(onward.functions[i], now, CallFlags.FURTHER_PART);
		}
	}

	private void closeDownTo(int depth, long now, int flags, CallSink sink) {
		while (open.depth > depth) {
			open.depth--;
			sink.leave(now, flags);
		}
	}

	private void lose(long now, CallSink sink) {
		lossy = true;
		if (open.depth == 0) {
			return;
		}
		int first = open.functions[0] == FunctionTable.AFTER_LOSS ? 1 : 0;
		if (remembered.depth + open.depth > MAXIMUM_REMEMBERED) {
			remembered = new OpenCalls();
		}
		remembered.append(open, first, Math.min(open.depth, MAXIMUM_REMEMBERED));
		closeDownTo(0, now, CallFlags.END_CUT, sink);
		if (remembered.depth > 0) {
			open.push(FunctionTable.AFTER_LOSS, NO_MATCH, NO_MATCH, CallFlags.START_CUT, now);
			sink.enter(FunctionTable.AFTER_LOSS, now, CallFlags.START_CUT);
		}
	}

	private void forgetLoss(long now, CallSink sink) {
		closeDownTo(1, now, CallFlags.UNWOUND, sink);
		closeDownTo(0, now, 0, sink);
		remembered = new OpenCalls();
	}

	/** A call that was open before the loss has just returned: its callers are open still. */
	private boolean continueBelow(int returned, long now, CallSink sink) {
		if (returned < 0) {
			return false;
		}
		OpenCalls callers = remembered;
		forgetLoss(now, sink);
		for (int i = 0; i < returned; i++) {
			open.push(callers.functions[i], callers.matches[i], callers.pairs[i], CallFlags.CONTINUED | callers.flags[i] & CROSSES, now);
			sink.enter(callers.functions[i], now, CallFlags.CONTINUED);
		}
		return true;
	}

	/** Ends everything, cut, at this time or at that of the last event, whichever is later. */
	void finish(long ticks, CallSink sink) {
		long now = advance(ticks);
		closeDownTo(0, now, CallFlags.END_CUT, sink);
		sink.time(now);
	}

	int depth() {
		return open.depth;
	}

	long lastTicks() {
		return last;
	}

	long unmatched() {
		return unmatched;
	}
}
