package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.SessionFacts;

/** What begin, end and timer probes see: the tool itself at some time. */
public final class SessionEvent implements EventContext {
	private final SessionFacts facts;
	private final ByteString name;
	private long time;

	public SessionEvent(SessionFacts facts, ByteString name) {
		this.facts = facts;
		this.name = name;
	}

	public SessionEvent at(long timeNanos) {
		time = timeNanos;
		return this;
	}

	@Override
	public long timeNanos() {
		return time;
	}

	@Override
	public int pid() {
		return facts.toolPid();
	}

	@Override
	public int tid() {
		return facts.toolPid();
	}

	@Override
	public int uid() {
		return facts.uid();
	}

	@Override
	public int gid() {
		return facts.gid();
	}

	@Override
	public ByteString execname() {
		return name;
	}
}
