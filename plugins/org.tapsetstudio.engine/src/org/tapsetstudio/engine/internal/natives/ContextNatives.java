package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.internal.runtime.Run;

/** Who hit the probe, and which probe it is. */
final class ContextNatives {
	private ContextNatives() {
	}

	static void addTo(NativeLibrary library, Run run) {
		library.string("execname", 0, (f, a) -> run.event.execname());
		library.number("pid", 0, (f, a) -> run.event.pid());
		library.number("tid", 0, (f, a) -> run.event.tid());
		library.number("ppid", 0, (f, a) -> run.event.ppid());
		library.number("uid", 0, (f, a) -> run.event.uid());
		library.number("euid", 0, (f, a) -> run.event.euid());
		library.number("gid", 0, (f, a) -> run.event.gid());
		library.number("egid", 0, (f, a) -> run.event.egid());
		library.number("cpu", 0, (f, a) -> run.event.cpu());
		library.number("user_mode", 0, (f, a) -> 1);
		library.string("pp", 0, (f, a) -> run.probe.resolved());
		library.string("pn", 0, (f, a) -> run.probe.written());
		library.string("probe_type", 0, (f, a) -> run.probe.type());
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
}
