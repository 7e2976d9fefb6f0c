package org.tapsetstudio.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.tapsetstudio.remote.SshMachine;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.IoMode;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.ProgramLanguage;
import org.tapsetstudio.session.PythonMode;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.Watched;

/** What {@code run} and {@code record} have in common. */
final class TraceOptions {
	private final Supplier<Duration> limit;
	private final Supplier<PythonMode> python;
	private final Supplier<Backend> backend;
	private final Supplier<Overflow> overflow;
	private final Supplier<Watched> user;
	private final Supplier<Boolean> system;
	private final Supplier<String> host;
	private final Supplier<Path> directory;
	private final Supplier<Boolean> verbose;

	/** Adds the options to those of a command. */
	TraceOptions(CommandOptions options) {
		limit = options.value("-T", "SECONDS", Duration.class, new Durations(), "End in order after this time; a program that was started is asked to stop (SIGTERM), one that was attached to is left.");
		python = options.value("--python", "HOW", PythonMode.AUTO,
				"How Python functions are watched: auto (exact, the default), exact, or fast (on CPython 3.11.0 to 3.11.3 it misses __getitem__ methods).");
		backend = options.value("--backend", "HOW", Backend.AUTO,
				"How markers are armed: auto (the default), agent (in the program itself, no privilege), or uprobe (by the kernel, needs CAP_BPF and CAP_PERFMON; any program).");
		overflow = options.value("--overflow", "POLICY", Overflow.class, new Overflows(),
				"When a thread's events fill their room: grow (the default: as far as the disk goes), block (the thread waits for the script that runs), overwrite (the oldest events go); the last two with :MIB for a room other than 64 MiB.");
		user = options.value("--user", "NAME", Watched.class, new Users(), "Trace all processes of this user, by kernel probes; for others than yourself as root.");
		system = options.flag("--system", "Trace all processes of the system, by kernel probes, as root.");
		host = options.value("--host", "[USER@]HOST[:PORT]", String.class,
				"Do so on another machine, reached by SSH with the keys of an agent or of files; a name from ~/.ssh/config will do. Paths and process numbers are those of that machine.");
		directory = options.value("--directory", "DIR", Path.class, "The program's working directory, in place of this one or, with --host, of the login's.");
		verbose = options.flag("-v", "Say what is captured, and what was armed how.");
	}

	/** A session that does what was asked for here. */
	SessionRequest.Builder request(Script script) throws SessionException {
		SessionRequest.Builder request = SessionRequest.builder(script).io(IoMode.INHERIT).python(python.get()).backend(backend.get()).overflow(overflow.get() == null ? Overflow.GROW : overflow.get());
		return request.limit(limit.get()).verbose(isVerbose()).watch(watched()).machine(host.get() == null ? null : SshMachine.named(host.get(), new ConsoleQuestions()));
	}

	/** The processes to watch, or null. */
	Watched watched() {
		return system.get() ? Watched.SYSTEM : user.get();
	}

	boolean isVerbose() {
		return verbose.get();
	}

	/** What a program to start or a running process (0 for none) is written in; empty where that is not known here. */
	Optional<ProgramLanguage> language(List<String> command, int process) {
		if (host.get() == null) {
			return ProgramLanguage.of(command, process);
		}
		return command.stream().findFirst().map(ProgramLanguage::ofCommand); // of processes there nothing is known yet
	}

	/** The program to start. */
	Target target(List<String> command) {
		return new Target(command, directory.get() == null && host.get() == null ? Path.of("") : directory.get(), Map.of());
	}
}
