package org.tapsetstudio.session;

import java.io.InputStream;
import java.io.OutputStream;

/** Another machine, on which a session starts its program or attaches to one. How it is reached is its own business: sessions know only the helper that runs there. */
public interface Machine {
	/** As the user knows it. */
	String name();

	/**
	 * Goes there and starts {@code tapset-helper --remote}. Blocks; not for the user interface's thread.
	 *
	 * @throws SessionException if that is not possible; the message says why and what to do
	 */
	Link start() throws SessionException;

	/** The running helper at the other end. Input and output are used by a thread each; {@link #close} may be called by any, also while they are blocked, and ends them. */
	interface Link extends AutoCloseable {
		/** What the helper writes: frames (docs/helper-protocol.md). Its end means that the connection is over. */
		InputStream frames();

		/** Takes the messages for the helper. */
		OutputStream messages();

		/** What is known about why the connection is over, a sentence; empty if nothing. */
		String complaint();

		@Override
		void close();
	}
}
