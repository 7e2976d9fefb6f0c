package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tapsetstudio.cli.CommandLineTest.tapset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.cli.CommandLineTest.Run;

/** What {@code tapset run} refuses because stap does. */
class RefusalsTest {
	@Test
	void valuesOfGlobals() {
		for (String wrong : List.of("x=", "x=a b", "x=1,2", "x=1=2"))
			assertEquals("tapset run: -G " + wrong + ": the value must be a number or a word",
					tapset("run", "-p2", "-G", wrong, "-e", "global x = 1 probe begin { println(x) }").errors().lines().findFirst().orElse(""));
		assertEquals(new Run(0, "-5\n", ""), tapset("run", "-G", "x=-5", "-e", "global x = 1 probe begin { println(x) exit() }"));
	}

	/** A library that the program loads later may have the marker, so the script runs; stap looks in the program only. */
	@Test
	void markersThatTheProgramLacks() {
		assumeTrue(Files.exists(Path.of("/usr/bin/python3.11")), "python3.11 is not installed");
		String script = "probe process.mark(\"gc__strat\") { println(5) }";
		String sentence = "/usr/bin/python3.11 has no marker \"gc__strat\"; it is waited for in what the program loads later (did you mean gc__start?)";
		Run asked = tapset("run", "-p2", "-c", "/usr/bin/python3.11 -V", "-e", script);
		assertEquals(1, asked.status());
		assertEquals("<input>:1:20: error: " + sentence, asked.errors().strip());
		Run run = tapset("run", "-p4", "-c", "/usr/bin/python3.11 -V", "-e", script);
		assertEquals(0, run.status(), run.errors());
		assertEquals("<input>:1:20: warning: " + sentence, run.errors().strip());
		assertEquals(0, tapset("run", "-p2", "-c", "/usr/bin/python3.11 -V", "-e", script.replace("strat", "start")).status());
	}

	/** Nothing would ever happen; what begins by itself may be all that a script is for. */
	@Test
	void scriptsOfWhichNoProbeCanRun() {
		String kernel = "probe kernel.function(\"vfs_read\") { println(1) }";
		String sentence = "this probe cannot run: \"kernel.function(\"vfs_read\")\" waits for something that only a kernel module can see; scripts run here without one";
		assertEquals(new Run(1, "", "<input>:1:1: error: " + sentence + "\n"), tapset("run", "-w", "-T", "60", "-e", kernel));
		assertEquals(1, tapset("run", "-T", "60", "-e", kernel + " probe never { println(2) }").status());
		assertEquals("3\n", tapset("run", "-w", "-e", kernel + " probe begin { println(3) exit() }").output());
	}
}
