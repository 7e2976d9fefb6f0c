package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When and where output comes. */
class OutputTest {
	private final PrintStream out = System.out;
	private final PrintStream err = System.err;

	@AfterEach
	void streams() {
		System.setOut(out);
		System.setErr(err);
	}

	@Test
	void whatIsPrintedCanBeReadWhileTheScriptGoesOn() throws Exception {
		PipedInputStream reader = new PipedInputStream();
		System.setOut(new PrintStream(new PipedOutputStream(reader), true, StandardCharsets.UTF_8));
		Thread run = Thread.ofPlatform().start(() -> Main.run("run", "-e", "probe begin { print(\"begun\") } probe timer.ms(20) { print(\"+\") }"));
		assertEquals("begun+", new String(reader.readNBytes("begun+".length()), StandardCharsets.UTF_8));
		assertTrue(run.isAlive(), "the script has no end of its own");
		reader.close();
		assertTrue(run.join(Duration.ofMinutes(4)), "nobody reads any more: that ends the session");
	}

	@Test
	void thePassesAreToldBesideTheOutput() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
		Main.run("run", "-v", "-e", "global a = 1 probe begin { println(a) exit() }");
		assertEquals("1\n", output.toString(StandardCharsets.UTF_8));
		String memory = " using \\d+virt/\\d+res/\\d+shr/\\d+data kb";
		String times = ", in \\d+usr/\\d+sys/\\d+real ms\\.\n";
		String told = messages.toString(StandardCharsets.UTF_8);
		assertTrue(told.matches("Pass 1: parsed user script and \\d+ library scripts" + memory + times //
				+ "Pass 2: analyzed script: 1 probe, 1 function, 0 embeds, 1 global" + memory + times //
				+ "Pass 3: translated to handlers" + memory + times //
				+ "Pass 5: starting run\\.\n" //
				+ "Pass 5: run completed in \\d+usr/\\d+sys/\\d+real ms\\.\n"), told);
	}
}
