package org.tapsetstudio.session.internal;

/** What the helper says. */
public sealed interface HelperEvent {
	record Hello(String helper, String agent) implements HelperEvent {
	}

	record Started(int pid) implements HelperEvent {
	}

	/** {@code signal} is null for an ordinary exit. */
	record Exited(int status, String signal) implements HelperEvent {
		public String inWords() {
			if (signal != null) {
				return "The program was ended by signal " + signal + ".";
			}
			return status == 0 ? "The program ended normally." : "The program ended with exit status " + status + ".";
		}
	}

	record Failure(String code, String message) implements HelperEvent {
	}

	record Warning(String message) implements HelperEvent {
	}

	/** The connection is closed; no more events follow. */
	record Closed() implements HelperEvent {
	}
}
