package org.tapsetstudio.engine.tests;

import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;

/** An event for tests, told in one line. Strings among the arguments get addresses from 0x1000 on. */
final class Event implements EventContext {
	/** As an argument: a number that could not be read. */
	static final Object UNREADABLE = new Object();

	private final long time;
	private int pid = 100;
	private int tid = 100;
	private String name = "python3";
	private Object[] arguments = {};
	private final String marker;
	private final Map<Integer, ByteString> strings = new HashMap<>();

	private Event(String marker, long micros) {
		this.marker = marker;
		this.time = micros * 1000;
	}

	/** @param micros time in microseconds since the start */
	static Event of(String marker, long micros, Object... arguments) {
		Event event = new Event(marker, micros);
		event.arguments = arguments;
		return event;
	}

	/** The string of an argument, of which no handler needs the address. */
	Event holding(int number, String text) {
		strings.put(number, ByteString.of(text));
		return this;
	}

	Event in(int newPid, int newTid) {
		pid = newPid;
		tid = newTid;
		return this;
	}

	Event named(String newName) {
		name = newName;
		return this;
	}

	String marker() {
		return marker;
	}

	@Override
	public long timeNanos() {
		return time;
	}

	@Override
	public int pid() {
		return pid;
	}

	@Override
	public int tid() {
		return tid;
	}

	@Override
	public int uid() {
		return 1000;
	}

	@Override
	public ByteString execname() {
		return ByteString.of(name);
	}

	@Override
	public int argumentCount() {
		return arguments.length;
	}

	@Override
	public long argument(int number) {
		if (number > arguments.length) {
			return 0;
		}
		Object value = arguments[number - 1];
		return value instanceof Number n ? n.longValue() : value == UNREADABLE ? EventContext.UNREADABLE : value == null ? 0 : 0x1000 * number;
	}

	@Override
	public boolean isUnreadable(int number) {
		return number <= arguments.length && arguments[number - 1] == UNREADABLE;
	}

	@Override
	public ByteString string(int number) {
		if (number > arguments.length || !(arguments[number - 1] instanceof String text)) {
			return strings.get(number);
		}
		return strings.computeIfAbsent(number, n -> ByteString.of(text));
	}

	@Override
	public ByteString provider() {
		return ByteString.of("test");
	}

	@Override
	public ByteString name() {
		return ByteString.of(marker);
	}
}
