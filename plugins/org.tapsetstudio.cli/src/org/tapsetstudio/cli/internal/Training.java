package org.tapsetstudio.cli.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.stream.IntStream;

import org.tapsetstudio.cli.Main;

/**
 * Uses what most commands use, once, so that the JVM that runs it can note which classes a start needs (an AOT cache, or a class data archive on
 * older JDKs). Prints nothing; what fails here fails again where a user sees it.
 */
public final class Training {
	private static final String SCRIPT = """
			global calls, times, began
			function label:string(n:long) { return n > 1 ? sprintf("%d hits", n) : "one hit" }
			probe begin { for (i = 0; i < 3; i++) { calls[execname(), "f" . sprint(i)]++; times <<< i; began[i] = gettimeofday_us() } }
			probe timer.ms(1) { exit() }
			probe end {
				foreach ([name, id] in calls- limit 2) printf("%-20s %5d %s\\n", name . id, calls[name, id], label(calls[name, id]))
				foreach (i in began) total += began[i]
				delete began
				print(@hist_log(times))
				println(thread_indent(1), total > 0, @count(times), " ", @avg(times))
			}
			""";

	private Training() {
	}

	public static void main(String[] arguments) {
		LibraryLog.begin();
		LibraryLog.open();
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		System.exit(run());
	}

	/** Returns the highest exit status of the commands: 0 if all did their work. */
	public static int run() {
		return IntStream.of( //
				Main.run("run", "-p1", "-e", SCRIPT), //
				Main.run("run", "-p2", "-v", "-e", "probe python.function.entry { println(funcname) }"), //
				Main.run("run", "--help"), //
				Main.run("run", "-e", SCRIPT)).max().orElseThrow();
	}
}
