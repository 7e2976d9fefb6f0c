package org.tapsetstudio.engine.internal.tree;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Probe.Lifecycle;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.Limits;
import org.tapsetstudio.engine.Outcome;
import org.tapsetstudio.engine.ProbeCost;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.engine.internal.natives.NativeLibrary;
import org.tapsetstudio.engine.internal.results.Snapshots;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.HandlerLeft;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.SessionEvent;
import org.tapsetstudio.engine.internal.runtime.Timers;

/** One run on the tree tier: the order of probes, errors, timers and the end. */
final class TreeDispatcher implements Dispatcher {
	private final Run run;
	private final Globals globals;
	private final Handler[] handlers;
	private final List<Probe> probes;
	private final Costs costs;
	private final SessionEvent sessionEvent;
	private final Timers timers;
	/** The handlers of the timers, and whether some of them have a condition. */
	private final Handler[] timed;
	private final boolean timersWait;
	private final Snapshots snapshots;
	private final ConcurrentLinkedQueue<CompletableFuture<List<ResultTable>>> wanted = new ConcurrentLinkedQueue<>();
	private volatile boolean snapshotWanted;
	private long timersDue = Long.MAX_VALUE;
	private long errors;
	private long skipped;
	private boolean failed;
	private volatile boolean ended;

	TreeDispatcher(Program program, CapturePlan plan, EngineOptions options, SessionFacts facts, OutputStream output, OutputStream messages) {
		run = new Run(options, facts, output, messages);
		globals = new Globals(program.globals(), options);
		snapshots = new Snapshots(program, globals, run.strings);
		Unit unit = new Unit(run, globals, new NativeLibrary(run), options.tiering());
		probes = program.probes();
		costs = new Costs(probes.size());
		handlers = IntStream.range(0, probes.size()).mapToObj(i -> new Handler(i, probes.get(i), unit, plan.reads(i))).toArray(Handler[]::new);
		sessionEvent = new SessionEvent(facts, run.string(facts.toolName()));
		timed = Stream.of(handlers).filter(h -> h.probe.point() instanceof Probe.Timer).toArray(Handler[]::new);
		timersWait = Stream.of(timed).anyMatch(Handler::hasCondition);
		timers = new Timers(Stream.of(timed).mapToInt(h -> h.number).toArray(), Stream.of(timed).mapToLong(h -> timer(h).periodNanos()).toArray(),
				Stream.of(timed).mapToLong(h -> timer(h).jitterNanos()).toArray(), run.random);
	}

	private static Probe.Timer timer(Handler handler) {
		return (Probe.Timer) handler.probe.point();
	}

	@Override
	public StringTable strings() {
		return run.strings;
	}

	@Override
	public void begin(long timeNanos) {
		for (Handler handler : inOrder(Lifecycle.Kind.BEGIN)) {
			if (run.exiting) {
				break;
			}
			run(handler, sessionEvent.at(timeNanos));
		}
		timers.start(timeNanos);
		timersDue = timers.earliest();
		letTimersGo(timeNanos);
		run.flush();
	}

	/** Handlers may have changed what the timers' conditions read. */
	private void letTimersGo(long timeNanos) {
		if (timersWait) {
			for (int i = 0; i < timed.length; i++) {
				timers.let(i, timed[i].isArmed(), timeNanos);
			}
			timersDue = timers.earliest();
		}
	}

	@Override
	public void fire(int probe, EventContext event) {
		if (event.timeNanos() >= timersDue || snapshotWanted) {
			advanceTo(event.timeNanos());
		}
		if (!run.exiting) {
			run(handlers[probe], event);
			letTimersGo(event.timeNanos());
		}
	}

	@Override
	public void advanceTo(long timeNanos) {
		if (timersDue <= timeNanos) {
			while (timersDue <= timeNanos && !run.exiting) {
				long due = timersDue;
				int probe = timers.take();
				timersDue = timers.earliest();
				run(handlers[probe], sessionEvent.at(due));
				letTimersGo(due);
			}
			run.flush();
		}
		answerSnapshots();
		if (run.interrupted()) {
			run.exiting = true;
		}
	}

	@Override
	public boolean finished() {
		return run.exiting || run.interrupted();
	}

	@Override
	public void skipped(long hits) {
		skipped += hits;
	}

	@Override
	public Outcome end(long timeNanos) {
		if (!ended) {
			run.resume();
			if (!failed) {
				runEndProbes(timeNanos);
			}
			if (failed) {
				// Also where it was an end probe that failed.
				runErrorProbes(timeNanos);
			}
			ended = true;
			run.exiting = true;
			if (errors > 0 || skipped > 0) {
				run.messages.warning("Number of errors: " + errors + ", skipped probes: " + skipped);
			}
		}
		run.flush();
		answerSnapshots();
		return new Outcome(failed, errors);
	}

	/** Runs the end probes until one of them fails too often. What is printed of globals comes behind those of priority 0, as from a last end probe. */
	private void runEndProbes(long timeNanos) {
		boolean printed = false;
		for (Handler handler : inOrder(Lifecycle.Kind.END)) {
			if (failed || run.interrupted()) {
				break;
			}
			if (!printed && priority(handler) > 0) {
				printed = true;
				new FinalPrint(globals, run).print();
			}
			run(handler, sessionEvent.at(timeNanos));
		}
		if (!printed && !failed) {
			new FinalPrint(globals, run).print();
		}
	}

	private void runErrorProbes(long timeNanos) {
		for (Handler handler : inOrder(Lifecycle.Kind.ERROR)) {
			if (run.interrupted()) {
				break;
			}
			run(handler, sessionEvent.at(timeNanos));
		}
	}

	@Override
	public void flush() {
		run.flush();
	}

	@Override
	public void interrupt() {
		run.interrupt();
	}

	@Override
	public List<ProbeCost> costs() {
		return costs.of(probes);
	}

	@Override
	public CompletableFuture<List<ResultTable>> snapshot() {
		CompletableFuture<List<ResultTable>> answer = new CompletableFuture<>();
		wanted.add(answer);
		snapshotWanted = true;
		if (ended) {
			// The owner will not call again, and nothing changes any more.
			answerSnapshots();
		}
		return answer;
	}

	private void answerSnapshots() {
		if (!snapshotWanted) {
			return;
		}
		snapshotWanted = false;
		List<ResultTable> tables = snapshots.take();
		for (CompletableFuture<List<ResultTable>> answer; (answer = wanted.poll()) != null;) {
			answer.complete(tables);
		}
	}

	private List<Handler> inOrder(Lifecycle.Kind kind) {
		return java.util.Arrays.stream(handlers).filter(h -> h.probe.point() instanceof Lifecycle l && l.kind() == kind)
				.sorted(Comparator.comparingLong(TreeDispatcher::priority)).toList();
	}

	private static long priority(Handler handler) {
		return ((Lifecycle) handler.probe.point()).priority();
	}

	private void run(Handler handler, EventContext event) {
		// Storing a reference costs more than reading one.
		if (run.event != event) {
			run.event = event;
		}
		if (run.probe != handler.names) {
			run.probe = handler.names;
		}
		run.nesting = 0;
		run.actionsLeft = run.limits.actions();
		run.callsLeft = Limits.GUARD;
		long began = costs.begin(handler.number);
		try {
			handler.run();
		} catch (ScriptError e) {
			report(e.isLimit() ? e.report() + inProbe() : e.report());
		} catch (HandlerLeft e) {
			return;
		} catch (StackOverflowError e) {
			report("MAXNESTING exceeded: the calls need more memory than there is" + inProbe());
		} catch (OutOfMemoryError e) {
			report("the script's variables need more memory than there is" + inProbe());
		} finally {
			costs.end(handler.number, began);
		}
	}

	private String inProbe() {
		return " in probe " + run.probe.written();
	}

	private void report(String error) {
		run.flush();
		run.messages.error(error);
		errors++;
		if (errors > run.limits.maxErrors()) {
			failed = true;
			run.exiting = true;
		}
	}
}
