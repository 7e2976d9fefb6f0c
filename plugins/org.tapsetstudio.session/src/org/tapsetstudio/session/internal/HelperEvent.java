package org.tapsetstudio.session.internal;

/** What the helper says. */
public sealed interface HelperEvent {
	record Hello(String helper, String agent) implements HelperEvent {
	}

	/** The program's process is there and waits for its start. */
	record Held(int pid) implements HelperEvent {
	}

	record Started(int pid) implements HelperEvent {
	}

	/** There is nothing more to trace. */
	sealed interface End extends HelperEvent {
		/** What became of the program, a sentence. */
		String inWords();
	}

	/** {@code signal} is null for an ordinary exit. */
	record Exited(int status, String signal) implements End {
		@Override
		public String inWords() {
			if (signal != null) {
				return "The program was ended by signal " + signal + ".";
			}
			return status == 0 ? "The program ended normally." : "The program ended with exit status " + status + ".";
		}
	}

	/** The program that was attached to is alone again; {@code ended}: because it ended by itself. */
	record Detached(boolean ended) implements End {
		@Override
		public String inWords() {
			return ended ? "The program ended." : "The program was left, and goes on.";
		}
	}

	/** The connection to the helper on another machine is over, and nobody meant it to be. */
	record Lost(String machine, String why) implements End {
		@Override
		public String inWords() {
			return "The connection to " + machine + " was lost" + (why.isEmpty() ? "" : " (" + why + ")") + ". The program there goes on and is not recorded any more; the recording is whole up to then.";
		}
	}

	record Failure(String code, String message) implements HelperEvent {
	}

	record Warning(String message) implements HelperEvent {
	}

	/** The connection is closed; no more events follow. Where nothing told of the program's end, that was not meant to be. */
	record Closed() implements End {
		@Override
		public String inWords() {
			return "The native helper ended, or was killed. The program goes on; what it does from now on is not in this session.";
		}
	}
}
