package org.tapsetstudio.recording;

/** How a marker site was armed. */
public enum ArmedBy {
	JMP("jmp"), INT3("int3"), HOOK("runtime hook"), REFUSED("refused"), UPROBE("kernel probe"), UNKNOWN("unknown");

	private final String text;

	ArmedBy(String text) {
		this.text = text;
	}

	/** The way with this number in the file. */
	public static ArmedBy of(int code) {
		return code >= 1 && code <= 5 ? values()[code - 1] : UNKNOWN;
	}

	@Override
	public String toString() {
		return text;
	}
}
