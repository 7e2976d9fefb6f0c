package org.tapsetstudio.recording.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.RecordedPlan;

/** Which hits a recording leaves out: the conditions of its plan, and the counters in its file {@code discarded}. Both are there before the first event. */
public final class PlanOmissions {
	private final List<RecordedPlan.Probe> probes;
	private final ByteBuffer counters;

	/** @throws IOException when a file is there but cannot be read, or the plan is damaged */
	public PlanOmissions(Path folder) throws IOException {
		probes = RecordedPlan.read(folder).probes();
		ByteBuffer mapped = ByteBuffer.allocate(0);
		try (FileChannel file = FileChannel.open(folder.resolve("discarded"), StandardOpenOption.READ)) {
			mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
		} catch (NoSuchFileException e) {
			// No probe has conditions.
		}
		counters = mapped.order(ByteOrder.LITTLE_ENDIAN);
	}

	/** As they are now, of each probe that has conditions. */
	public List<OmittedHits> hits() {
		return IntStream.range(0, probes.size()).filter(line -> !probes.get(line).conditions().isEmpty()).mapToObj(this::hits).toList();
	}

	private OmittedHits hits(int line) {
		RecordedPlan.Probe probe = probes.get(line);
		long sum = 0;
		for (long at = (long) line * Long.BYTES; at + Long.BYTES <= counters.capacity(); at += (long) probes.size() * Long.BYTES) {
			sum += counters.getLong((int) at);
		}
		return new OmittedHits(probe.id(), probe.provider(), probe.name(), ConditionWords.of(probe.conditions()), sum);
	}
}
