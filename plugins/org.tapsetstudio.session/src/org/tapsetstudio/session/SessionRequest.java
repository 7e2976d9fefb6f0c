package org.tapsetstudio.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What a session is to do. Immutable; made by {@link #builder}. */
public final class SessionRequest {
	private final Script script;
	private final Target target;
	private final int attach;
	private final Path recording;
	private final boolean recordOnly;
	private final Optional<Duration> limit;
	private final PythonMode python;
	private final IoMode io;
	private final boolean verbose;
	private final Script alsoRecord;
	private final Backend backend;
	private final Watched watched;
	private final Overflow overflow;
	private final Machine machine;

	private SessionRequest(Builder b) {
		script = Objects.requireNonNull(b.script, "script");
		target = b.target;
		attach = b.attach;
		recording = b.recording;
		recordOnly = b.recordOnly;
		limit = b.limit;
		python = b.python;
		io = b.io;
		verbose = b.verbose;
		alsoRecord = b.alsoRecord;
		backend = b.backend;
		watched = b.watched;
		overflow = b.overflow;
		machine = b.machine;
	}

	/** The probes, and what to do at them. */
	public Script script() {
		return script;
	}

	/** The program to launch; empty for a session that attaches, or for a script that needs none (timers, begin). */
	public Optional<Target> target() {
		return Optional.ofNullable(target);
	}

	/** The running process to attach to, in place of a program to launch; it goes on when the session ends. */
	public OptionalInt attach() {
		return attach > 0 ? OptionalInt.of(attach) : OptionalInt.empty();
	}

	/** Whether there is a program to trace at all. */
	public boolean hasProgram() {
		return target != null || attach > 0 || watched != null;
	}

	/** The processes to watch, in place of a program to launch or a process to attach to. */
	public Optional<Watched> watched() {
		return Optional.ofNullable(watched);
	}

	/** The machine on which the program is launched, or runs already; empty for this one. */
	public Optional<Machine> machine() {
		return Optional.ofNullable(machine);
	}

	public Backend backend() {
		return backend;
	}

	public Overflow overflow() {
		return overflow;
	}

	/** Folder of the recording, which must not exist yet; empty for a temporary one that is deleted at the end. */
	public Optional<Path> recording() {
		return Optional.ofNullable(recording);
	}

	/** Whether the script only says what to record, and its handlers do not run. */
	public boolean recordOnly() {
		return recordOnly;
	}

	/** After which time the session ends in order and the target is asked to stop. */
	public Optional<Duration> limit() {
		return limit;
	}

	public PythonMode python() {
		return python;
	}

	public IoMode io() {
		return io;
	}

	/** Whether the capture plan and what was armed are told through {@link SessionListener#diagnostics}. */
	public boolean verbose() {
		return verbose;
	}

	/** A script whose needs are recorded besides those of the first, for views that want more than the script asks for; it is not run. */
	public Optional<Script> alsoRecord() {
		return Optional.ofNullable(alsoRecord);
	}

	public static Builder builder(Script script) {
		return new Builder(script);
	}

	/** Collects the parts of a request; what is not set keeps its default. */
	public static final class Builder {
		private final Script script;
		private Target target;
		private int attach;
		private Path recording;
		private boolean recordOnly;
		private Optional<Duration> limit = Optional.empty();
		private PythonMode python = PythonMode.AUTO;
		private IoMode io = IoMode.PIPE;
		private boolean verbose;
		private Script alsoRecord;
		private Backend backend = Backend.AUTO;
		private Watched watched;
		private Overflow overflow = Overflow.GROW;
		private Machine machine;

		private Builder(Script script) {
			this.script = script;
		}

		public Builder target(Target value) {
			target = value;
			return this;
		}

		/** @param pid of a process of the same user */
		public Builder attach(int pid) {
			attach = pid;
			return this;
		}

		public Builder recording(Path value) {
			recording = value;
			return this;
		}

		public Builder recordOnly(boolean value) {
			recordOnly = value;
			return this;
		}

		public Builder limit(Duration value) {
			limit = Optional.ofNullable(value);
			return this;
		}

		public Builder python(PythonMode value) {
			python = value;
			return this;
		}

		public Builder io(IoMode value) {
			io = value;
			return this;
		}

		public Builder verbose(boolean value) {
			verbose = value;
			return this;
		}

		public Builder alsoRecord(Script value) {
			alsoRecord = value;
			return this;
		}

		public Builder backend(Backend value) {
			backend = value;
			return this;
		}

		public Builder watch(Watched value) {
			watched = value;
			return this;
		}

		public Builder overflow(Overflow value) {
			overflow = value;
			return this;
		}

		/** @param value null for this machine */
		public Builder machine(Machine value) {
			machine = value;
			return this;
		}

		public SessionRequest build() {
			if (watched != null && (target != null || attach > 0)) {
				throw new IllegalArgumentException("a session watches all processes or traces one program, not both");
			}
			if (target != null && attach > 0) {
				throw new IllegalArgumentException("a session launches a program or attaches to one, not both");
			}
			return new SessionRequest(this);
		}
	}
}
