package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.CompiledProgram;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Engine;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.Outcome;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.Tiering;

/** Runs a script over events and keeps what it printed. */
final class Script {
	/** Wednesday, 1 January 2025, midnight UTC: when all test sessions start. */
	static final long START_SECONDS = 1_735_689_600L;

	private final Program program;
	private EngineOptions options = EngineOptions.DEFAULT;
	private final ByteArrayOutputStream output = new ByteArrayOutputStream();
	private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
	private volatile Dispatcher dispatcher;
	private Outcome outcome;

	private Script(Program program) {
		this.program = program;
	}

	/** A script that must have no errors, with the shipped tapsets. */
	static Script of(String text, String... arguments) {
		return new Script(Compiling.program(text, arguments));
	}

	/** What a script prints that needs no events. */
	static String output(String text) {
		Script script = of(text).run();
		assertEquals("", script.messages());
		return script.output();
	}

	Script define(String name, long value) {
		options = options.define(name, value);
		return this;
	}

	Script tiering(Tiering tiering) {
		options = options.tiering(tiering);
		return this;
	}

	CompiledProgram compile() {
		return Engine.compile(program, options);
	}

	/** Starts at time 0. */
	Script start() {
		dispatcher = compile().newDispatcher(new SessionFacts() {
			@Override
			public int targetPid() {
				return 100;
			}

			@Override
			public int toolPid() {
				return 99;
			}

			@Override
			public int uid() {
				return 1000;
			}

			@Override
			public long wallOffsetNanos() {
				return START_SECONDS * 1_000_000_000L;
			}
		}, output, messages);
		dispatcher.begin(0);
		return this;
	}

	/** Fires all probes on the event's marker. */
	Script fire(Event... events) {
		for (Event event : events) {
			for (int i = 0; i < program.probes().size(); i++) {
				if (program.probes().get(i).point() instanceof Probe.Marker marker && (marker.name().equals(event.marker()) || marker.name().equals("*"))) {
					dispatcher.fire(i, event);
				}
			}
		}
		return this;
	}

	Script advanceTo(long micros) {
		dispatcher.advanceTo(micros * 1000);
		return this;
	}

	Script end() {
		outcome = dispatcher.end(0);
		return this;
	}

	Script run(Event... events) {
		return start().fire(events).end();
	}

	Dispatcher dispatcher() {
		return dispatcher;
	}

	Outcome outcome() {
		return outcome;
	}

	List<ResultTable> tables() {
		var answer = dispatcher.snapshot();
		dispatcher.advanceTo(0);
		return answer.join();
	}

	byte[] outputBytes() {
		return output.toByteArray();
	}

	String output() {
		return output.toString(StandardCharsets.UTF_8);
	}

	String messages() {
		return messages.toString(StandardCharsets.UTF_8);
	}
}
