package org.tapsetstudio.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.remote.SshMachine;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.PythonMode;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.Watched;

import picocli.CommandLine.Option;

/** What {@code run} and {@code record} have in common. */
final class TraceOptions {
	@Option(names = "-T", paramLabel = "SECONDS", converter = Durations.class, description = "End in order after this time; a program that was started is asked to stop (SIGTERM), one that was attached to is left.")
	Duration limit;

	@Option(names = "--python", paramLabel = "HOW", defaultValue = "auto",
			description = "How Python functions are watched: auto (exact, the default), exact, or fast (on CPython 3.11.0 to 3.11.3 it misses __getitem__ methods).")
	PythonMode python;

	@Option(names = "--backend", paramLabel = "HOW", defaultValue = "auto",
			description = "How markers are armed: auto (the default), agent (in the program itself, no privilege), or uprobe (by the kernel, needs CAP_BPF and CAP_PERFMON; any program).")
	Backend backend;

	@Option(names = "--overflow", paramLabel = "POLICY", defaultValue = "grow", converter = Overflows.class,
			description = "When a thread's events fill their room: grow (the default: as far as the disk goes), block (the thread waits for the script that runs), overwrite (the oldest events go); the last two with :MIB for a room other than 64 MiB.")
	Overflow overflow;

	@Option(names = "--user", paramLabel = "NAME", converter = Users.class, description = "Trace all processes of this user, by kernel probes; for others than yourself as root.")
	Watched user;

	@Option(names = "--system", description = "Trace all processes of the system, by kernel probes, as root.")
	boolean system;

	/** The processes to watch, or null. */
	Watched watched() {
		return system ? Watched.SYSTEM : user;
	}

	@Option(names = "--host", paramLabel = "[USER@]HOST[:PORT]",
			description = "Do so on another machine, reached by SSH with the keys of an agent or of files; a name from ~/.ssh/config will do. Paths and process numbers are those of that machine.")
	private String host;

	@Option(names = "--directory", paramLabel = "DIR", description = "The program's working directory, in place of this one or, with --host, of the login's.")
	private Path directory;

	/** The other machine, or null. */
	Machine machine() throws SessionException {
		return host == null ? null : SshMachine.named(host, new ConsoleQuestions());
	}

	/** The program to start. */
	Target target(List<String> command) {
		return new Target(command, directory == null && host == null ? Path.of("") : directory, Map.of());
	}

	@Option(names = "-v", description = "Say what is captured, and what was armed how.")
	boolean verbose;
}
