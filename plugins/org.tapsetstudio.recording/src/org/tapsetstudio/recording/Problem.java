package org.tapsetstudio.recording;

import java.nio.file.Path;

/**
 * Something in a recording that was skipped because it cannot be right.
 *
 * @param file the file
 * @param offset byte offset in it, -1 for the whole file
 * @param message a sentence for the user
 */
public record Problem(Path file, long offset, String message) {
	@Override
	public String toString() {
		return offset < 0 ? file.getFileName() + ": " + message : file.getFileName() + " at byte " + offset + ": " + message;
	}
}
