package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.runtime.HandlerLeft;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** Messages, and the end of the session. */
final class SessionNatives implements NativeGroup {
	private final Run run;

	SessionNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "exit/0" -> (f, a) -> {
			run.exiting = true;
			return 0;
		};
		case "abort/0" -> (f, a) -> {
			run.exiting = true;
			throw HandlerLeft.INSTANCE;
		};
		case "error/1" -> (f, a) -> {
			throw ScriptError.raised(a.string(0, f).toString());
		};
		case "warn/1" -> (f, a) -> {
			String text = a.string(0, f).toString();
			run.flush();
			run.messages.warning(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
			return 0;
		};
		case "log/1" -> (f, a) -> {
			ByteString text = a.string(0, f);
			run.out.add(text).add('\n');
			run.flushIfMuch();
			return 0;
		};
		case "assert/1" -> (f, a) -> {
			if (a.number(0, f) == 0) {
				throw ScriptError.raised("Assertion failed");
			}
			return 0;
		};
		case "assert/2" -> (f, a) -> {
			long holds = a.number(0, f);
			ByteString message = a.string(1, f);
			if (holds == 0) {
				throw ScriptError.raised(message.toString());
			}
			return 0;
		};
		default -> null;
		};
	}
}
