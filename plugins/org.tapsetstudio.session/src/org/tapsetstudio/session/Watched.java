package org.tapsetstudio.session;

/**
 * All processes of a user, or of the system.
 *
 * @param uid number of the user, or -1 for all
 */
public record Watched(long uid) {
	public static final Watched SYSTEM = new Watched(-1);

	@Override
	public String toString() {
		return uid < 0 ? "all processes" : "all processes of user " + uid;
	}
}
