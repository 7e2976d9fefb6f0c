package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.capture.FunctionArguments;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** What a probed function was called with, and what it returns. */
final class FunctionNatives implements NativeGroup {
	private static final ScriptError UNREADABLE = ScriptError.failed(ScriptError.READ_FAULT + ": the memory of this argument could not be read when the probe was hit");

	private final Run run;

	FunctionNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		int slash = signature.indexOf('/');
		String name = signature.substring(0, slash);
		if (signature.equals("returnval/0")) {
			return (f, a) -> returned();
		}
		if (!signature.endsWith("/1") || !FunctionArguments.NAMES.contains(name)) {
			return null;
		}
		return switch (name) {
		case "int_arg", "s32_arg" -> (f, a) -> (int) argument(f, a);
		case "uint_arg", "u32_arg" -> (f, a) -> argument(f, a) & 0xffffffffL;
		default -> this::argument;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return signature.equals("returnstr/1") ? (f, a) -> text(a.number(0, f)) : null;
	}

	private ByteString text(long format) {
		if (!FunctionArguments.isReturn(run.event.provider())) {
			return run.string("N/A");
		}
		long value = returned();
		String error = value < 0 ? CodeNames.name(CodeNames.ERRORS, -value, "") : "";
		if (!error.isEmpty()) {
			return run.string(value + " (" + error + ")");
		}
		return run.string(switch ((int) format) {
		case 2 -> "0x" + Long.toHexString(value);
		case 3 -> "0" + Long.toOctalString(value);
		default -> Long.toString(value);
		});
	}

	private long argument(Frame f, Arguments a) {
		EventContext event = run.event;
		long number = a.number(0, f);
		if (!FunctionArguments.isEntry(event.provider())) {
			throw ScriptError.failed("the arguments of a function are known where it is entered only: in probes on process(…).function(…) or .plt(…)");
		}
		if (number < 1 || number > event.argumentCount()) {
			throw ScriptError.failed("cannot access argument " + number + " of a function: " + event.argumentCount() + " are captured");
		}
		return run.argument((int) number, UNREADABLE);
	}

	private long returned() {
		if (!FunctionArguments.isReturn(run.event.provider())) {
			throw ScriptError.failed("returnval() not defined in this context " + run.probe.resolved());
		}
		return run.argument(1, UNREADABLE);
	}
}
