package org.tapsetstudio.ui.internal.flame;

/**
 * How a call tree is laid out.
 *
 * @param inverted ends of the calls first, their callers beyond them
 * @param upwards roots at the bottom (a flame), not at the top (an icicle)
 * @param order of the functions that one caller called, from the left
 */
public record FlameShape(boolean inverted, boolean upwards, Order order) {
	/** As it is when nobody has chosen. */
	public static final FlameShape DEFAULT = new FlameShape(false, false, Order.FIRST_CALL);

	/** From the left. */
	public enum Order {
		/** As they were called first. */
		FIRST_CALL,
		/** Longest first. */
		HEAVIEST,
		/** By name, so that two graphs can be compared. */
		NAME
	}

	FlameShape withInverted(boolean value) {
		return new FlameShape(value, upwards, order);
	}

	FlameShape withUpwards(boolean value) {
		return new FlameShape(inverted, value, order);
	}

	FlameShape withOrder(Order value) {
		return new FlameShape(inverted, upwards, value);
	}
}
