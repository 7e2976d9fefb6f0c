package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionRequest;

/** What a session traces, by way of the helper: its start or the attaching to it, what is told of it meanwhile, and its end. One thread, but for {@link #setProbeEnabled}. */
final class TracedProgram implements AutoCloseable {
	private static final long POLL_MILLIS = 1000;

	private final SessionRequest request;
	private final List<PlanItem> items;
	private final FarHelper far;
	private final SessionListener listener;
	private final Consumer<String> say;
	private final TargetEnd targetEnd;
	private volatile Helper helper;
	private HelperEvent.End end;

	/**
	 * @param far the helper on another machine, which is closed with this; null for a program here
	 * @param say gets warnings and errors, a line each
	 */
	TracedProgram(SessionRequest request, List<PlanItem> items, FarHelper far, SessionListener listener, Consumer<String> say) {
		this.request = request;
		this.items = items;
		this.far = far;
		this.listener = listener;
		this.say = say;
		this.targetEnd = new TargetEnd(request.target().isPresent());
	}

	/** Whether there is a helper; before, and for scripts without a program, there is none. */
	boolean isConnected() {
		return helper != null;
	}

	/**
	 * Starts the helper and tells it what to do. A program that is to be launched waits then for {@link #go}.
	 *
	 * @return its process; 0 where no single one was asked for
	 */
	int connect(Path recording, CaptureOptions options) throws SessionException, InterruptedException {
		helper = far != null ? far : HelperProcess.start(NativeFiles.helper(), request.io(), listener::targetOutput);
		send(firstMessage(helper.folderFor(recording), options));
		return awaitTarget();
	}

	/** Lets the program begin that waits. */
	int go() throws SessionException, InterruptedException {
		send(HelperMessages.go());
		return awaitTarget();
	}

	private String firstMessage(Path into, CaptureOptions options) {
		if (request.watched().isPresent()) {
			return HelperMessages.watch(request.watched().get(), into, options, items);
		}
		if (request.attach().isEmpty()) {
			return HelperMessages.launch(JavaFlags.add(PhpSwitch.add(request.target().get(), items, say), items, say), true, into, options, items);
		}
		int pid = request.attach().getAsInt();
		if (far == null) {
			JavaFlags.missing(RunningProcess.command(pid), items, say);
		}
		return HelperMessages.attach(pid, into, options, items);
	}

	private void send(String message) throws SessionException {
		try {
			helper.send(message);
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The native helper does not listen: " + e.getMessage(), e);
		}
	}

	/** The process, once it is there, or once it runs. */
	private int awaitTarget() throws SessionException, InterruptedException {
		while (true) {
			switch (helper.poll(POLL_MILLIS)) {
			case HelperEvent.Held event -> {
				return event.pid();
			}
			case HelperEvent.Started event -> {
				return event.pid();
			}
			case HelperEvent.Failure failure -> throw new SessionException(Cause.TARGET, failure.message());
			case HelperEvent.Warning warning -> say.accept("WARNING: " + warning.message());
			case HelperEvent.Closed closed -> throw new SessionException(Cause.SYSTEM, "The native helper ended before it could start the program.");
			case HelperEvent.Hello hello -> {
			}
			case HelperEvent.Lost lost -> throw new SessionException(Cause.SYSTEM, lost.inWords());
			case HelperEvent.End early -> end = early;
			case null -> {
			}
			}
		}
	}

	/** Hears what the helper has to say, for so long at the most. */
	void hear(long millis) throws InterruptedException {
		switch (helper.poll(millis)) {
		case HelperEvent.End told -> end = end == null ? told : end;
		case HelperEvent.Warning warning -> say.accept("WARNING: " + warning.message());
		case HelperEvent.Failure failure -> say.accept("ERROR: " + failure.message());
		case HelperEvent.Held held -> {
		}
		case HelperEvent.Started started -> {
		}
		case HelperEvent.Hello hello -> {
		}
		case null -> {
		}
		}
	}

	/** Asks the program to end, or leaves it, as it came to be traced; to be called again and again until {@link #hasEnded}. */
	void askToEnd(boolean kill) {
		targetEnd.ask(helper, kill);
	}

	/** Whether there is nothing more to trace. */
	boolean hasEnded() {
		return end != null;
	}

	/** What became of it, a sentence; empty where it has not ended. */
	String fate() {
		return end == null ? "" : end.inWords();
	}

	/** Waits until all that the program wrote is delivered. */
	void drainOutput() throws InterruptedException {
		helper.drainOutput();
	}

	void setProbeEnabled(int id, boolean enabled) throws SessionException {
		Helper current = helper;
		try {
			if (current == null) {
				throw new IOException("no program is being traced");
			}
			current.send(HelperMessages.probe(id, enabled));
		} catch (IOException e) {
			throw new SessionException(Cause.TARGET, "The probe cannot be switched: " + e.getMessage() + ".", e);
		}
	}

	/** Ends a program that waits for its beginning. */
	@Override
	public void close() {
		if (helper != null) {
			helper.close();
			helper = null;
		}
		if (far != null) {
			far.close();
		}
	}
}
