package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.ProbeNames;

/** A probe that is ready to run. */
final class Handler {
	final Probe probe;
	final ProbeNames names;
	private final LongNode condition;
	private final StatementNode body;
	private final Frame frame;

	Handler(Probe probe, Unit unit) {
		this.probe = probe;
		names = new ProbeNames(ByteString.of(probe.asWritten()), ByteString.of(probe.resolved()), isPattern(probe.point()), ByteString.of(type(probe.point())));
		Scope scope = new Scope(probe.locals());
		Statements statements = new Statements(unit, scope);
		condition = probe.condition() == null ? null : statements.condition(probe.condition());
		body = statements.compile(probe.body());
		frame = new Frame(probe.locals(), scope.size());
	}

	void run() {
		if (condition == null || condition.eval(frame) != 0) {
			frame.reset();
			body.exec(frame);
		}
	}

	private static boolean isPattern(Probe.Point point) {
		return point instanceof Probe.Marker marker && (marker.path() == null || (marker.path() + marker.provider() + marker.name()).matches(".*[*?\\[].*"));
	}

	private static String type(Probe.Point point) {
		return switch (point) {
		case Probe.Lifecycle lifecycle -> lifecycle.kind() == Probe.Lifecycle.Kind.BEGIN ? "begin" : "end";
		case Probe.Timer timer -> "timer";
		case Probe.Marker marker -> "process.mark";
		case Probe.ProcessEvent event -> "process." + event.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
		case Probe.Refused refused -> "unknown";
		};
	}
}
