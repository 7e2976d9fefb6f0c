package org.tapsetstudio.recording.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.tapsetstudio.recording.ForkPoint;
import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.Note;
import org.tapsetstudio.recording.ProcessExit;

/** What the log of a process image has said so far. One thread fills it, any thread reads. */
public final class ProcessLog {
	/** The fixed facts of a PROCESS record. */
	record Process(int ppid, int uid, int gid, ImageId parent, boolean forked, String executable, String comm, String commandLine, String workingDirectory) {
	}

	private static final Process UNKNOWN = new Process(0, 0, 0, null, false, "", "", "", "");

	private final Definitions definitions = new Definitions();
	private final List<Note> notes = new CopyOnWriteArrayList<>();
	private volatile Process process = UNKNOWN;
	private volatile ForkPoint forkPoint;
	private volatile ProcessExit exit;

	void setProcess(Process value) {
		process = value;
	}

	void setForkPoint(ForkPoint value) {
		forkPoint = value;
	}

	void setExit(ProcessExit value) {
		exit = value;
	}

	void addNote(Note note) {
		notes.add(note);
	}

	/** Sites, modules, strings, frames. */
	public Definitions definitions() {
		return definitions;
	}

	/** Whether the PROCESS record was read. */
	public boolean isKnown() {
		return process != UNKNOWN;
	}

	/** Parent's process id. */
	public int ppid() {
		return process.ppid;
	}

	/** User id. */
	public int uid() {
		return process.uid;
	}

	/** Group id. */
	public int gid() {
		return process.gid;
	}

	/** Parent image, or null. */
	public ImageId parent() {
		return process.parent;
	}

	/** Forked, not started. */
	public boolean isForked() {
		return process.forked;
	}

	/** Executable path. */
	public String executable() {
		return process.executable;
	}

	/** Short name. */
	public String comm() {
		return process.comm;
	}

	/** Arguments. */
	public String commandLine() {
		return process.commandLine;
	}

	/** Working directory. */
	public String workingDirectory() {
		return process.workingDirectory;
	}

	/** Fork point, or null. */
	public ForkPoint forkPoint() {
		return forkPoint;
	}

	/** End, or null. */
	public ProcessExit exit() {
		return exit;
	}

	/** The notes so far. */
	public List<Note> notes() {
		return List.copyOf(notes);
	}
}
