package org.tapsetstudio.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProgramFinder;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.internal.NativeFiles;

/** Examines whether this machine can trace, by trying. */
public final class Doctor {
	public enum Outcome {
		GOOD, LIMITED, BAD
	}

	/**
	 * One thing that was looked at.
	 *
	 * @param finding what was seen, a sentence
	 * @param remedy what to do, or empty
	 */
	public record Check(String subject, Outcome outcome, String finding, String remedy) {
	}

	private static final String COUNTING = """
			global entries, returns
			probe python.function.entry { if (funcname == "traced") entries++ }
			probe python.function.return { if (funcname == "traced") returns++ }
			probe end { printf("%d %d", entries, returns) }
			""";

	private Doctor() {
	}

	/** Looks at everything, and tells of each thing as soon as it is known. */
	public static void examine(Consumer<Check> checks) {
		checks.accept(machine());
		checks.accept(clock());
		Check helper = helper();
		checks.accept(helper);
		checks.accept(memory());
		checks.accept(attaching());
		checks.accept(kernelProbes());
		checks.accept(python(helper.outcome() != Outcome.BAD));
		checks.accept(java());
	}

	private static Check machine() {
		String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " on " + System.getProperty("os.arch");
		boolean known = system.startsWith("Linux") && System.getProperty("os.arch").equals("amd64");
		return new Check("machine", known ? Outcome.GOOD : Outcome.BAD, system + ", Java " + Runtime.version() + ".", known ? "" : "Tracing works on Linux on x86_64.");
	}

	private static Check clock() {
		String info = read(Path.of("/proc/cpuinfo"));
		boolean constant = info.contains("constant_tsc") && info.contains("nonstop_tsc");
		return constant ? new Check("clock", Outcome.GOOD, "The processor's time stamp counter is constant; events carry it.", "")
				: new Check("clock", Outcome.LIMITED, "The processor's time stamp counter is not constant; events take the system's clock, which costs some 15 ns more each.", "");
	}

	private static Check helper() {
		try {
			return new Check("native helper", Outcome.GOOD, NativeFiles.helper() + ".", "");
		} catch (SessionException e) {
			return new Check("native helper", Outcome.BAD, e.getMessage(), "Build it with ./tapset test, or reinstall Tapset Studio.");
		}
	}

	private static Check memory() {
		String enforce = read(Path.of("/sys/fs/selinux/enforce")).strip();
		return enforce.equals("1") ? new Check("SELinux", Outcome.LIMITED, "SELinux is enforcing; it may forbid programs to change their own code.",
				"If tracing fails, allow it with: setsebool allow_execmod 1") : new Check("SELinux", Outcome.GOOD, "Not enforcing.", "");
	}

	private static Check attaching() {
		String own = "Programs that run already can be attached (-x PID) when they are yours, linked dynamically with glibc, and in no sandbox or container";
		String scope = read(Path.of("/proc/sys/kernel/yama/ptrace_scope")).strip();
		return switch (scope) {
		case "", "0" -> new Check("attach", Outcome.GOOD, own + ".", "");
		case "1" -> new Check("attach", Outcome.LIMITED, own + ", but this system allows it only to their ancestors (kernel.yama.ptrace_scope is 1).",
				"Start the program under tapset, or allow it until the next boot: sudo sysctl kernel.yama.ptrace_scope=0");
		default -> new Check("attach", Outcome.LIMITED, "This system forbids ordinary users to attach to programs (kernel.yama.ptrace_scope is " + scope + ").", "Start the program under tapset.");
		};
	}

	/** For what the in-process agent cannot enter. */
	private static Check kernelProbes() {
		String subject = "kernel probes";
		String use = "Static and setuid programs, those of other users and the system as a whole";
		try {
			HelperReport report = HelperReport.kernelProbes();
			return report.works() ? new Check(subject, Outcome.GOOD, use + " can be traced (--backend uprobe, --user, --system) by " + report.text() + ".", "")
					: new Check(subject, Outcome.LIMITED, use + " cannot be traced: " + report.text() + ".", "");
		} catch (SessionException e) {
			return new Check(subject, Outcome.LIMITED, use + " cannot be traced: " + e.getMessage(), "");
		}
	}

	private static Check python(boolean canTrace) {
		Optional<Path> python = ProgramFinder.ofEnvironment().find("python3", Path.of("/"));
		if (python.isEmpty()) {
			return new Check("Python", Outcome.LIMITED, "There is no python3 on the PATH.", "Install it to trace Python programs: apt-get install python3");
		}
		if (!canTrace) {
			return new Check("Python", Outcome.LIMITED, python.get() + " is there; it was not tried, because the helper is missing.", "");
		}
		try {
			StringBuilder output = new StringBuilder();
			SessionListener listener = new SessionListener() {
				@Override
				public void output(byte[] bytes, int length) {
					output.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
				}
			};
			Target target = new Target(List.of(python.get().toString(), "-c", "def traced(): pass\nfor i in range(100): traced()"));
			SessionResult result = TracingSession.start(SessionRequest.builder(Script.of("doctor", COUNTING)).target(target).build(), listener).await();
			boolean exact = output.toString().equals("100 100");
			return new Check("Python", exact ? Outcome.GOOD : Outcome.BAD,
					python.get() + ": 100 calls made, entries and returns seen: " + output + "." + String.join(" ", result.problems()),
					exact ? "" : "Please report this with the version of that interpreter.");
		} catch (SessionException e) {
			return new Check("Python", Outcome.BAD, python.get() + " could not be traced: " + e.getMessage(), "");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return new Check("Python", Outcome.LIMITED, "The try was cancelled.", "");
		}
	}

	private static Check java() {
		Optional<Path> java = ProgramFinder.ofEnvironment().find("java", Path.of("/"));
		if (java.isEmpty()) {
			return new Check("Java", Outcome.LIMITED, "There is no java on the PATH.", "");
		}
		Path machine = java.get().getParent().resolveSibling("lib/server/libjvm.so");
		try {
			int sites = new MarkerReader().read(machine).markers().size();
			return sites > 0 ? new Check("Java", Outcome.GOOD, machine + " has " + sites + " marker sites.", "")
					: new Check("Java", Outcome.LIMITED, machine + " was built without markers.", "Use a JDK with markers: Debian's and Temurin's have them.");
		} catch (MarkerFileException e) {
			return new Check("Java", Outcome.LIMITED, e.getMessage(), "");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			return "";
		}
	}
}
