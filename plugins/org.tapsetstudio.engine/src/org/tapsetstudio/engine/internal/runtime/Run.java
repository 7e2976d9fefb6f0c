package org.tapsetstudio.engine.internal.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.Limits;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** What all nodes of one run share. Fields are open because every node reads them at every event. */
public final class Run {
	private static final int FLUSH_AT = 1 << 16;

	public final Limits limits;
	public final int maxString;
	public final StringTable strings;
	public final SessionFacts facts;
	public final Messages messages;
	public final SplittableRandom random;
	public final MatchState match = new MatchState();
	/** Where the print family writes. */
	public final ByteBuilder out = new ByteBuilder();
	/** For strings under construction; whoever uses it is done before evaluating anything else. */
	public final ByteBuilder scratch = new ByteBuilder();
	private final OutputStream stream;

	/** The event at hand. */
	public EventContext event;
	/** The probe at hand. */
	public ProbeNames probe;
	public boolean exiting;
	public int nesting;
	/** What is left of MAXACTION, and of the calls of functions that a handler may make. */
	public long actionsLeft;
	public long callsLeft;
	public boolean streamClosed;
	private volatile boolean interrupted;

	public Run(EngineOptions options, SessionFacts facts, OutputStream stream, OutputStream messages) {
		this.limits = options.limits();
		this.maxString = limits.maxStringLength() - 1;
		this.strings = new StringTable(maxString);
		this.facts = facts;
		this.stream = stream;
		this.messages = new Messages(messages, options.suppressWarnings());
		this.random = new SplittableRandom(options.seed());
	}

	/** A string for the script, cut to the longest length. */
	public ByteString string(String text) {
		return scratched().text(text).toByteString(maxString);
	}

	/** The scratch builder, empty. */
	public ByteBuilder scratched() {
		scratch.clear();
		return scratch;
	}

	public ByteString concat(ByteString left, ByteString right) {
		if (right.length() == 0) {
			return left;
		}
		if (left.length() == 0) {
			return right;
		}
		return scratched().add(left).add(right).toByteString(maxString);
	}

	public ByteString cut(ByteString string) {
		return string.length() <= maxString ? string : ByteString.copyOf(string.bytes(), 0, maxString);
	}

	/** An argument of the event, from 1. @param fault is thrown where it could not be read */
	public long argument(int number, ScriptError fault) {
		long value = event.argument(number);
		if (value == EventContext.UNREADABLE && event.isUnreadable(number)) {
			throw fault;
		}
		return value;
	}

	public void interrupt() {
		interrupted = true;
	}

	/** Forgets an interrupt, so that the end probes can run. */
	public void resume() {
		interrupted = false;
	}

	public boolean interrupted() {
		return interrupted;
	}

	/** Counts actions against MAXACTION. Once it is exceeded, every further charge fails, too. */
	public void charge(int actions, Stmt statement) {
		if ((actionsLeft -= actions) <= 0) {
			FirstToken first = FirstToken.of(statement);
			throw ScriptError.near("MAXACTION exceeded", first.text(), first.where());
		}
	}

	/** To be called in every turn of a loop. */
	public void checkInterrupt() {
		if (interrupted) {
			exiting = true;
			throw HandlerLeft.INSTANCE;
		}
	}

	public void flushIfMuch() {
		if (out.size() >= FLUSH_AT) {
			flush();
		}
	}

	public void flush() {
		try {
			if (!streamClosed) {
				out.writeTo(stream);
				stream.flush();
			}
		} catch (IOException | UncheckedIOException e) {
			// Nobody reads any more (a closed pipe): end the session in order rather than print into the void.
			streamClosed = true;
			exiting = true;
			interrupted = true;
		}
		out.clear();
	}
}
