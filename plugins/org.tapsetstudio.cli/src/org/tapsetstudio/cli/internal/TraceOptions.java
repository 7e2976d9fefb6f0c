package org.tapsetstudio.cli.internal;

import java.time.Duration;

import org.tapsetstudio.session.PythonMode;

import picocli.CommandLine.Option;

/** What {@code run} and {@code record} have in common. */
final class TraceOptions {
	@Option(names = "-T", paramLabel = "SECONDS", converter = Durations.class, description = "End in order after this time; a program that was started is asked to stop (SIGTERM), one that was attached to is left.")
	Duration limit;

	@Option(names = "--python", paramLabel = "HOW", defaultValue = "auto",
			description = "How Python functions are watched: auto (exact, the default), exact, or fast (on CPython 3.11.0 to 3.11.3 it misses __getitem__ methods).")
	PythonMode python;

	@Option(names = "-v", description = "Say what is captured, and what was armed how.")
	boolean verbose;
}
