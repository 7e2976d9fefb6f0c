package org.tapsetstudio.session.internal;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.capture.CapturePlan.ProcessCapture;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ProcessImage;

/** Fires {@code process.begin} and {@code process.end} probes as process images come and go. */
final class ProcessProbes {
	private record Moment(long nanos, int probe, ProcessImage image) {
	}

	private final List<ProcessCapture> wanted;
	private final Dispatcher dispatcher;
	private final PriorityQueue<Moment> moments = new PriorityQueue<>(Comparator.comparingLong(Moment::nanos));
	private final BitSet begun = new BitSet();
	private final BitSet ended = new BitSet();

	ProcessProbes(List<ProcessCapture> wanted, Dispatcher dispatcher) {
		this.wanted = wanted;
		this.dispatcher = dispatcher;
	}

	void collect(List<ProcessImage> images, Clock clock) {
		if (wanted.isEmpty()) {
			return;
		}
		for (ProcessImage image : images) {
			if (image.isKnown() && !begun.get(image.index())) {
				begun.set(image.index());
				add(image, Probe.ProcessEvent.Kind.BEGIN, image.start());
			}
			if (image.exit() != null && !ended.get(image.index())) {
				ended.set(image.index());
				add(image, Probe.ProcessEvent.Kind.END, clock.toMonotonic(image.exit().ticks()));
			}
		}
	}

	private void add(ProcessImage image, Probe.ProcessEvent.Kind kind, long nanos) {
		for (ProcessCapture capture : wanted) {
			Probe.ProcessEvent event = capture.event();
			if (event.kind() == kind && (event.path() == null || Glob.matches(event.path(), image.executable())) && (event.pid() == 0 || event.pid() == image.pid())) {
				moments.add(new Moment(nanos, capture.probe(), image));
			}
		}
	}

	void fireUntil(long nanos) {
		while (!moments.isEmpty() && moments.peek().nanos <= nanos) {
			Moment moment = moments.poll();
			dispatcher.fire(moment.probe, context(moment));
		}
	}

	private EventContext context(Moment moment) {
		ProcessImage image = moment.image;
		ByteString comm = dispatcher.strings().intern(image.comm().getBytes(StandardCharsets.UTF_8));
		return new EventContext() {
			@Override
			public long timeNanos() {
				return moment.nanos;
			}

			@Override
			public int pid() {
				return image.pid();
			}

			@Override
			public int tid() {
				return image.pid();
			}

			@Override
			public int ppid() {
				return image.ppid();
			}

			@Override
			public int uid() {
				return image.uid();
			}

			@Override
			public int gid() {
				return image.gid();
			}

			@Override
			public ByteString execname() {
				return comm;
			}
		};
	}
}
