package org.tapsetstudio.launch.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IFlushableStreamMonitor;

/** Turns the bytes of a session into the text of a console. Bytes of one character may come in two pieces. Thread-safe. */
final class SessionStreamMonitor implements IFlushableStreamMonitor {
	private final ListenerList<IStreamListener> listeners = new ListenerList<>();
	private final StringBuilder contents = new StringBuilder();
	private final CharsetDecoder decoder;
	private ByteBuffer rest = ByteBuffer.allocate(0);
	private boolean buffered = true;

	SessionStreamMonitor(Charset charset) {
		decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
	}

	@Override
	public void addListener(IStreamListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(IStreamListener listener) {
		listeners.remove(listener);
	}

	@Override
	public synchronized String getContents() {
		return contents.toString();
	}

	@Override
	public synchronized void flushContents() {
		contents.setLength(0);
	}

	@Override
	public synchronized void setBuffered(boolean buffer) {
		buffered = buffer;
	}

	@Override
	public synchronized boolean isBuffered() {
		return buffered;
	}

	/** Appends bytes; the array may be used again at once. */
	synchronized void append(byte[] bytes, int length) {
		var all = ByteBuffer.allocate(rest.remaining() + length).put(rest).put(bytes, 0, length).flip();
		decode(all, false);
		rest = ByteBuffer.allocate(all.remaining()).put(all).flip();
	}

	/** No more bytes will come: half a character becomes a replacement mark. */
	synchronized void close() {
		decode(rest, true);
		rest = ByteBuffer.allocate(0);
	}

	private void decode(ByteBuffer bytes, boolean end) {
		var text = CharBuffer.allocate((int) Math.ceil(bytes.remaining() * (double) decoder.maxCharsPerByte()) + 2);
		decoder.decode(bytes, text, end);
		if (text.flip().hasRemaining()) {
			var words = text.toString();
			if (buffered) {
				contents.append(words);
			}
			listeners.forEach(listener -> listener.streamAppended(words, this));
		}
	}
}
