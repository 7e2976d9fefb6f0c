package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.file.Path;

/** A recording, or one file of it, cannot be read. The message is a sentence for the user that names the file and, where known, the byte offset. */
public final class RecordingException extends IOException {
	private static final long serialVersionUID = 1L;

	private final transient Path file;
	private final long offset;

	/** @param offset byte offset in the file, or -1 where no place can be named */
	public RecordingException(Path file, long offset, String sentence) {
		this(file, offset, sentence, null);
	}

	/** As above, with the failure underneath. */
	public RecordingException(Path file, long offset, String sentence, Throwable cause) {
		super(offset < 0 ? file + ": " + sentence : file + " at byte " + offset + ": " + sentence, cause);
		this.file = file;
		this.offset = offset;
	}

	/** The file or folder that could not be read. */
	public Path file() {
		return file;
	}

	/** Byte offset of the place, -1 if none. */
	public long offset() {
		return offset;
	}
}
