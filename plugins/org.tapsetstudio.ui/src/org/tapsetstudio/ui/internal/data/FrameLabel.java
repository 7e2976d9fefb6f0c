package org.tapsetstudio.ui.internal.data;

import org.tapsetstudio.recording.pairing.Function;

/**
 * How a function is called and where it is.
 *
 * @param function its name, with its classes where the runtime tells them
 * @param file its file as the runtime gives it; empty where there is none
 * @param line of its definition, from 1; 0 where not known
 */
public record FrameLabel(String function, String file, int line) {
	public static FrameLabel of(Function function) {
		return new FrameLabel(function.name(), function.file(), function.line());
	}

	/** Whether there is a place to open. */
	public boolean hasSource() {
		return !file.isEmpty() && !file.startsWith("<"); //$NON-NLS-1$
	}

	/** The file, with the line where it is known. */
	public String place() {
		return line > 0 ? file + ':' + line : file;
	}

	/** The file without its folder. */
	public String shortFile() {
		return file.substring(file.lastIndexOf('/') + 1);
	}
}
