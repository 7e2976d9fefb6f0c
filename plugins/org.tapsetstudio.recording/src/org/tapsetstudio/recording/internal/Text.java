package org.tapsetstudio.recording.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An interned string: its place in a process log, and the decoded text once somebody asked. */
final class Text {
	private final GrowingFile file;
	private final long position;
	private final int length;
	private String decoded;

	Text(GrowingFile file, long position, int length) {
		this.file = file;
		this.position = position;
		this.length = length;
	}

	byte[] bytes() {
		try {
			return file.getBytes(position, length);
		} catch (IOException e) {
			return new byte[0];
		}
	}

	@Override
	public String toString() {
		String text = decoded;
		if (text == null) {
			text = new String(bytes(), StandardCharsets.UTF_8);
			decoded = text;
		}
		return text;
	}
}
