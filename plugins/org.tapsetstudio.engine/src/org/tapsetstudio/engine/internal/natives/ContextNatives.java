package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.internal.runtime.Run;

/** Who hit the probe, and which probe it is. */
final class ContextNatives {
	private ContextNatives() {
	}

	static void addTo(NativeLibrary library, Run run) {
		library.plainString("execname", f -> run.event.execname());
		library.plainNumber("pid", f -> run.event.pid());
		library.plainNumber("tid", f -> run.event.tid());
		library.plainNumber("ppid", f -> run.event.ppid());
		library.plainNumber("uid", f -> run.event.uid());
		library.plainNumber("euid", f -> run.event.euid());
		library.plainNumber("gid", f -> run.event.gid());
		library.plainNumber("egid", f -> run.event.egid());
		library.plainNumber("cpu", f -> run.event.cpu());
		library.number("user_mode", 0, (f, a) -> 1);
		library.plainString("pp", f -> run.probe.pattern() ? markerPoint(run) : run.probe.resolved());
		library.plainString("pn", f -> run.probe.written());
		library.plainString("probe_type", f -> run.probe.type());
		library.string("ppfunc", 0, (f, a) -> ProbePoints.function(run.probe.resolved(), run.event));
		library.string("probefunc", 0, (f, a) -> ProbePoints.function(run.probe.resolved(), run.event));
		library.string("pnlabel", 0, (f, a) -> ProbePoints.argument(run.probe.written(), "label"));
		library.number("target", 0, (f, a) -> target(run));
		library.number("stp_pid", 0, (f, a) -> run.facts.toolPid());
		library.number("is_myproc", 0, (f, a) -> run.event.uid() == run.facts.uid() ? 1 : 0);
		library.number("target_set_pid", 1, (f, a) -> {
			long pid = a.number(0, f);
			return pid == target(run) || run.event.pid() == pid && run.event.ppid() == target(run) ? 1 : 0;
		});
	}

	private static long target(Run run) {
		return run.facts.targetPid();
	}

	private static ByteString markerPoint(Run run) {
		EventContext event = run.event;
		String path = event.path().length() == 0 ? "" : "(\"" + event.path() + "\")";
		return run.string("process" + path + ".provider(\"" + event.provider() + "\").mark(\"" + event.name() + "\")");
	}
}
