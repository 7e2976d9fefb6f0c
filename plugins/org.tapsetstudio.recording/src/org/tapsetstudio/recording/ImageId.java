package org.tapsetstudio.recording;

/**
 * Identity of a process image: PIDs are reused, and an exec makes a new image with the same PID.
 *
 * @param pid process id
 * @param start CLOCK_MONOTONIC nanoseconds at which the agent started in this image (unsigned)
 */
public record ImageId(int pid, long start) {
	@Override
	public String toString() {
		return pid + "-" + String.format("%016x", start);
	}
}
