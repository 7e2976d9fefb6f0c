package org.tapsetstudio.engine.internal.map;

import java.util.List;

import org.tapsetstudio.dsl.program.Type;

/**
 * How the numbers of a key share one word, each with as many bits as its kind needs: numbers of strings are dense from 0, so they get few; process ids, lines and the like fit into the rest.
 * A key with a number that is too large or negative does not fit; a key of a single number nearly always does.
 */
final class KeyPacking {
	/** No word of any key. */
	static final long NO_KEY = 0;
	/** Stands for {@link #NO_KEY}: a key whose numbers make this does not fit, which is less likely than one of zeros. */
	private static final long MARK = 0x5E1F_C0DE_97F4_A7C5L;
	private static final int MOST_POSITIONS = 5;
	private static final int TEXT_BITS = 20;

	private final int arity;
	private final int[] shifts;
	/** The bits of a position before they are shifted. */
	private final long[] bits;
	private final int secondShift, thirdShift;
	private final long firstOutside, secondOutside, thirdOutside;

	/** @param types of the positions; {@link #possible} must hold */
	KeyPacking(List<Type> types) {
		arity = types.size();
		shifts = new int[arity];
		bits = new long[arity];
		int texts = (int) types.stream().filter(t -> t == Type.STRING).count();
		int textBits = texts == arity ? Long.SIZE / arity : Math.min(TEXT_BITS, Long.SIZE / arity);
		int numberBits = texts == arity ? 0 : (Long.SIZE - texts * textBits) / (arity - texts);
		int at = 0;
		for (int i = 0; i < arity; i++) {
			int width = types.get(i) == Type.STRING ? textBits : numberBits;
			shifts[i] = at;
			bits[i] = -1L >>> Long.SIZE - width;
			at += width;
		}
		secondShift = arity > 1 ? shifts[1] : 0;
		thirdShift = arity > 2 ? shifts[2] : 0;
		firstOutside = ~bits[0];
		secondOutside = arity > 1 ? ~bits[1] : 0;
		thirdOutside = arity > 2 ? ~bits[2] : 0;
	}

	/** Whether so many positions leave enough bits for each to be worth the trial. */
	static boolean possible(int arity) {
		return arity <= MOST_POSITIONS;
	}

	/** The word of a key, {@link #NO_KEY} for one that does not fit. */
	long pack(long[] key, int offset) {
		long word = key[offset];
		long outside = word & firstOutside;
		if (arity > 1) {
			outside |= key[offset + 1] & secondOutside;
			word |= key[offset + 1] << secondShift;
		}
		if (arity > 2) {
			outside |= key[offset + 2] & thirdOutside;
			word |= key[offset + 2] << thirdShift;
		}
		for (int i = 3; i < arity; i++) {
			outside |= key[offset + i] & ~bits[i];
			word |= key[offset + i] << shifts[i];
		}
		return outside == 0 ? word ^ MARK : NO_KEY;
	}

	/** A number of a key from its word. */
	long unpack(long word, int position) {
		return (word ^ MARK) >>> shifts[position] & bits[position];
	}
}
