package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.Target;

/**
 * What a launch traces.
 *
 * @param name what people call it; part of the recording's name
 * @param target the program to start, if one is started
 * @param pid the running process to attach to, if that is done
 * @param home a file of the project that the recording belongs to, if there is one
 * @param machine where it runs; empty for this machine
 */
public record Traced(String name, Optional<Target> target, OptionalInt pid, Optional<Path> home, Optional<Machine> machine) {
	/** A program to start. */
	public static Traced program(String name, Target target, Optional<Path> home) {
		return new Traced(name, Optional.of(target), OptionalInt.empty(), home, Optional.empty());
	}

	/** A running process, which goes on when the session ends. */
	public static Traced process(String name, int pid) {
		return new Traced(name, Optional.empty(), OptionalInt.of(pid), Optional.empty(), Optional.empty());
	}

	/** Nothing but a script, with its timers and output. */
	public static Traced nothing(String name) {
		return new Traced(name, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
	}

	/** The same on another machine. */
	public Traced on(Machine other) {
		return new Traced(name, target, pid, home, Optional.of(other));
	}

	/** Whether there are events to record. */
	boolean needsRecording() {
		return target.isPresent() || pid.isPresent();
	}

	/** The command line of the program to start; empty for others. */
	public List<String> command() {
		return target.map(Target::command).orElse(List.of());
	}
}
