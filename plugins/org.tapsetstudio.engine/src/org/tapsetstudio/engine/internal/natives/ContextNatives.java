package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.SessionEvent;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Who hit the probe, and which probe it is. */
final class ContextNatives implements NativeGroup {
	private final Run run;

	ContextNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "user_mode/0" -> (f, a) -> run.event instanceof SessionEvent ? 0 : 1;
		case "target/0" -> (f, a) -> target(run);
		case "stp_pid/0" -> (f, a) -> run.facts.toolPid();
		case "is_myproc/0" -> (f, a) -> run.event.uid() == run.facts.uid() ? 1 : 0;
		case "target_set_pid/1" -> (f, a) -> {
			long pid = a.number(0, f);
			return pid == target(run) || run.event.pid() == pid && run.event.ppid() == target(run) ? 1 : 0;
		};
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "ppfunc/0" -> (f, a) -> ProbePoints.function(run.probe.resolved(), run.event);
		case "probefunc/0" -> (f, a) -> ProbePoints.function(run.probe.resolved(), run.event);
		case "pnlabel/0" -> (f, a) -> ProbePoints.argument(run.probe.written(), "label");
		default -> null;
		};
	}

	@Override
	public LongNode plainNumber(String name) {
		return switch (name) {
		case "pid" -> f -> run.event.pid();
		case "tid" -> f -> run.event.tid();
		case "ppid" -> f -> run.event.ppid();
		case "uid" -> f -> run.event.uid();
		case "euid" -> f -> run.event.euid();
		case "gid" -> f -> run.event.gid();
		case "egid" -> f -> run.event.egid();
		case "cpu" -> f -> run.event.cpu();
		default -> null;
		};
	}

	@Override
	public StringNode plainString(String name) {
		return switch (name) {
		case "execname" -> f -> run.event.execname();
		case "pp" -> f -> run.cut(run.probe.pattern() ? markerPoint(run) : run.probe.resolved());
		case "pn" -> f -> run.cut(run.probe.written());
		case "probe_type" -> f -> run.probe.type();
		default -> null;
		};
	}

	private static long target(Run run) {
		return run.facts.targetPid();
	}

	private static ByteString markerPoint(Run run) {
		EventContext event = run.event;
		String path = event.path().length() == 0 ? "" : "(\"" + event.path() + "\")";
		String provider = event.provider().toString();
		if (provider.startsWith(".")) {
			return run.string("process" + path + "." + (provider.equals(".return") ? "function(\"" + event.name() + "\").return" : provider.substring(1) + "(\"" + event.name() + "\")"));
		}
		return run.string("process" + path + ".provider(\"" + event.provider() + "\").mark(\"" + event.name() + "\")");
	}
}
