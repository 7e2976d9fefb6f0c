package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.MemoryRead;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.ProbeNames;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;

/** A probe that is ready to run. */
final class Handler {
	/** Its place in the program. */
	final int number;
	final Probe probe;
	final ProbeNames names;
	private LongNode condition;
	private StatementNode body;
	private Frame frame;
	private final Run run;
	private final Unit unit;
	private int callsUntilHot;
	/** Actions of a body without loops. */
	private final int cost;

	/** @param memory what is read for the probe behind the arguments of its marker */
	Handler(int number, Probe probe, Unit unit, List<MemoryRead> memory) {
		this.number = number;
		this.probe = probe;
		this.unit = unit;
		run = unit.run;
		callsUntilHot = unit.tiering.hotAt;
		cost = straightCost(unit);
		names = new ProbeNames(ByteString.of(probe.asWritten()), ByteString.of(probe.resolved()), isPattern(probe.point()), ByteString.of(type(probe.point())), memory);
		Scope scope = scope();
		Statements statements = new Statements(unit, scope);
		condition = probe.condition() == null ? null : statements.condition(probe.condition());
		body = statements.compile(probe.body());
		frame = new Frame(probe.locals(), scope.size());
	}

	private Scope scope() {
		return new Scope(probe.locals(), unit.costs.loops(probe.body()));
	}

	private void becomeBytecode() {
		Scope scope = scope();
		HotBody hot = new HotBody(unit, scope);
		LongNode hotCondition = probe.condition() == null ? null : hot.number(probe.condition());
		StatementNode compiled = hot.compile(probe.body());
		if (compiled != null) {
			condition = hotCondition;
			body = compiled;
			frame = new Frame(probe.locals(), scope.size());
		}
	}

	void run() {
		if (callsUntilHot > 0 && --callsUntilHot == 0) {
			becomeBytecode();
		}
		if (condition == null || condition.eval(frame) != 0) {
			if (run.actionsLeft < cost) {
				throw ScriptError.near("MAXACTION exceeded", "the start of the handler", probe.where());
			}
			frame.reset();
			body.exec(frame);
		}
	}

	boolean hasCondition() {
		return probe.condition() != null;
	}

	/** Whether the probe may be hit, as its condition says now; true also if that ends in an error, which a hit then reports. */
	boolean isArmed() {
		try {
			return condition == null || condition.eval(frame) != 0;
		} catch (ScriptError e) {
			return true;
		}
	}

	private int straightCost(Unit unit) {
		return unit.costs.loops(probe.body()) ? 0 : unit.costs.of(probe.body());
	}

	private static boolean isPattern(Probe.Point point) {
		return point instanceof Probe.Marker marker && (marker.path() == null || (marker.path() + marker.provider() + marker.name()).matches(".*[*?\\[].*"));
	}

	private static String type(Probe.Point point) {
		return switch (point) {
		case Probe.Lifecycle lifecycle -> "begin_end";
		case Probe.Timer timer -> "hrtimer";
		case Probe.Marker marker -> "uprobe";
		case Probe.ProcessEvent event -> "utrace";
		case Probe.Refused refused -> "unknown";
		};
	}
}
