package org.tapsetstudio.recording;

import java.util.List;

import org.tapsetstudio.recording.internal.Definitions;
import org.tapsetstudio.recording.internal.ProcessLog;

/**
 * One program running in one process: what its log defines. A process that calls exec has several images, one after the other.
 * <p>
 * Definitions are only ever added, by {@link Recording#refresh()}; any thread may read.
 */
public final class ProcessImage {
	private final ImageId id;
	private final int index;
	private final ProcessLog log;
	private final Definitions definitions;

	ProcessImage(ImageId id, int index, ProcessLog log) {
		this.id = id;
		this.index = index;
		this.log = log;
		this.definitions = log.definitions();
	}

	ProcessLog log() {
		return log;
	}

	/** Its identity. */
	public ImageId id() {
		return id;
	}

	/** Its place in {@link Recording#images()}. */
	public int index() {
		return index;
	}

	/** Process id. */
	public int pid() {
		return id.pid();
	}

	/** Process id of the parent, 0 when not known. */
	public int ppid() {
		return log.ppid();
	}

	/** CLOCK_MONOTONIC nanoseconds at which the agent started in this image. */
	public long start() {
		return id.start();
	}

	/** User id. */
	public int uid() {
		return log.uid();
	}

	/** Group id. */
	public int gid() {
		return log.gid();
	}

	/** True once the log has said what this image is; until then names are empty. */
	public boolean isKnown() {
		return log.isKnown();
	}

	/** Path of the executable. */
	public String executable() {
		return log.executable();
	}

	/** Short process name, at most 15 bytes. */
	public String comm() {
		return log.comm();
	}

	/** Arguments joined by blanks, quoted as for a shell. */
	public String commandLine() {
		return log.commandLine();
	}

	/** Working directory at the start. */
	public String workingDirectory() {
		return log.workingDirectory();
	}

	/** True when it came into being by fork, false for a started or exec'd program. */
	public boolean isForked() {
		return log.isForked();
	}

	/** Identity of the image that started this one; null where none was traced. */
	public ImageId parent() {
		return log.parent();
	}

	/** For a forked image: where in the parent's stream it began; null when not known. */
	public ForkPoint forkPoint() {
		return log.forkPoint();
	}

	/** How it ended; null when it was killed or still runs. */
	public ProcessExit exit() {
		return log.exit();
	}

	/** What the agent had to say, in order. */
	public List<Note> notes() {
		return log.notes();
	}

	/** The sites defined so far, with the inherited ones. */
	public List<Site> sites() {
		return definitions.sites();
	}

	/** The modules defined so far, with the inherited ones. */
	public List<Module> modules() {
		return definitions.modules();
	}

	/** The site with this id, or null. */
	public Site site(int siteId) {
		return definitions.site(siteId);
	}

	/** One more than the highest site id so far. */
	public int siteEnd() {
		return definitions.siteEnd();
	}

	/** The module with this id, or null. */
	public Module module(int moduleId) {
		return definitions.module(moduleId);
	}

	/** The frame with this id, or null. */
	public Frame frame(int frameId) {
		return definitions.frame(frameId);
	}

	/** One more than the highest frame id so far. */
	public int frameEnd() {
		return definitions.frameEnd();
	}

	/** The interned string; empty for the NULL pointer, a word in angle brackets where there is no text. Bytes that are not UTF-8 become U+FFFD. Never null. */
	public String string(int stringId) {
		return definitions.string(stringId);
	}

	/** The exact bytes of an interned string; null for the NULL pointer, for an unreadable and for an unknown string. */
	public byte[] stringBytes(int stringId) {
		return definitions.bytes(stringId);
	}

	/** One more than the highest string id so far. */
	public int stringEnd() {
		return definitions.stringEnd();
	}

	@Override
	public String toString() {
		return pid() + " " + comm();
	}
}
