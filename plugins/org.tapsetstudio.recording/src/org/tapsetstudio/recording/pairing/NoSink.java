package org.tapsetstudio.recording.pairing;

/** Where only the stack is wanted. */
final class NoSink implements CallSink {
	@Override
	public void enter(int function, long ticks, int flags) {
		// the machine keeps the stack
	}

	@Override
	public void leave(long ticks, int flags) {
		// the machine keeps the stack
	}
}
