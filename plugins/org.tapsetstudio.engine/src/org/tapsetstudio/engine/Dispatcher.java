package org.tapsetstudio.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a program. The thread that owns it calls {@link #begin}, then {@link #fire} and {@link #advanceTo} in the order of time, then
 * {@link #end} once. {@link #interrupt}, {@link #costs} and {@link #snapshot} may be called from any thread.
 */
public interface Dispatcher {
	/** The strings of this run: what an {@link EventContext} hands out must come from here. */
	StringTable strings();

	/** Runs the {@code begin} probes and starts the timers. */
	void begin(long timeNanos);

	/**
	 * Runs one probe for one event, after the timers that are due before it. Does nothing once the run is over.
	 *
	 * @param probe index of the probe in the program, which is its id in the capture plan
	 */
	void fire(int probe, EventContext event);

	/** Fires everything that a source has now, until the run is over. */
	default void drain(EventSource source) {
		while (!finished()) {
			int probe = source.next();
			if (probe == EventSource.NONE) {
				return;
			}
			fire(probe, source.event());
		}
	}

	/**
	 * Lets the time of the stream pass: runs the timers that are due, and does what other threads asked for. A live session calls it also while
	 * nothing happens, with a time before which no more events will come.
	 */
	void advanceTo(long timeNanos);

	/** Whether the script asked for the end ({@code exit()}) or failed. The owner should then stop the session and call {@link #end}. */
	boolean finished();

	/** Tells of hits that the run does not get: they are counted in the warning at the end. To be called by the owner before {@link #end}. */
	void skipped(long hits);

	/** Runs the {@code end} probes, or the {@code error} probes after too many errors, and prints what was written but never read. */
	Outcome end(long timeNanos);

	/** Sends what is printed so far to the output. Done by itself at the end, after timers, and when much has gathered. */
	void flush();

	/** Makes a handler that is running, perhaps for ever, stop soon; the run is then over, as by {@code exit()}. */
	void interrupt();

	/** How often each probe ran so far and what that cost, in the order of the program. Any thread may ask, also after the end. */
	List<ProbeCost> costs();

	/**
	 * The user's globals as they are between two events, all of the same moment. Completed on the owner's thread by its next call of {@code fire}, {@code advanceTo} or {@code end}, which
	 * is as long away as the handler that runs; after the end at once. Requests that wait share one copy. The copy takes the owner's time: some 30 ns for an element of an array with four
	 * keys, so ten snapshots a second of 100,000 elements take 3 % of it.
	 */
	CompletableFuture<List<ResultTable>> snapshot();
}
