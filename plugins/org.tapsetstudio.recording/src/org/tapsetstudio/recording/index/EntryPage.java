package org.tapsetstudio.recording.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Up to {@value #ENTRIES} pairs of longs, each as short as this page allows: of the first long, and of the upper 24, the next 8 and the lower 32 bits of the second, the page keeps the least value once and
 * the difference for each pair, in as many bits as the greatest difference needs. A pair begins with a byte, and is read by two loads however it is made up. What was put in may be read by any thread that was told of it.
 */
final class EntryPage {
	static final int BITS = 8;
	static final int ENTRIES = 1 << BITS;
	/** Least pair, and the four numbers of bits. */
	private static final int HEAD = 20;
	/** A load at the last pair reaches beyond it. */
	private static final int BEHIND = 8;
	private static final int LOW = 32;
	private static final int MIDDLE = 8;
	private static final int HIGH = 24;
	/** How much of a long can be read that begins at any bit of a byte. */
	private static final int ONE_LOAD = 57;

	private final ByteBuffer bytes;
	private final int start;
	private final int stride;
	private final long firstBase;
	private final long firstMask;
	private final long secondBase;
	private final int secondAt;
	private final int secondShift;
	private final long lowMask;
	private final int middleShift;
	private final long middleMask;
	private final int highShift;
	private final long highMask;

	/** Places pairs of so many bits behind the first {@code start} bytes. */
	private EntryPage(ByteBuffer bytes, int start, long firstBase, long secondBase, int first, int low, int middle, int high) {
		this.bytes = bytes;
		this.start = start;
		this.firstBase = firstBase;
		this.secondBase = secondBase;
		int second = low + middle + high;
		boolean together = first + second <= Long.SIZE && first < Long.SIZE;
		int behind = second > ONE_LOAD && !together ? first + 7 & -8 : first;
		stride = behind + second + 7 >>> 3;
		secondAt = together ? 0 : behind >>> 3;
		secondShift = together ? behind : behind & 7;
		firstMask = mask(first);
		lowMask = mask(low);
		middleShift = low;
		middleMask = mask(middle);
		highShift = low + middle;
		highMask = mask(high);
	}

	private static long mask(int bits) {
		return bits == Long.SIZE ? -1 : (1L << bits) - 1;
	}

	/** A page that is not in a file, for any pairs. */
	static EntryPage open(int entries) {
		return new EntryPage(ByteBuffer.allocate(16 * entries + BEHIND).order(ByteOrder.LITTLE_ENDIAN), 0, 0, 0, Long.SIZE, LOW, MIDDLE, HIGH);
	}

	/** One with more room that begins with the pairs of this. */
	EntryPage grow(int entries) {
		EntryPage more = open(entries);
		more.bytes.put(0, bytes, 0, 16 * room());
		return more;
	}

	/** How many pairs an open page takes. */
	int room() {
		return bytes.capacity() - BEHIND >>> 4;
	}

	/** Puts a pair behind those that were put before. */
	void put(int entry, long first, long second) {
		long middle = second >>> LOW & mask(MIDDLE);
		long rest = (second & mask(LOW)) - (secondBase & mask(LOW)) | middle - (secondBase >>> LOW & mask(MIDDLE)) << middleShift
				| (second >>> LOW + MIDDLE) - (secondBase >>> LOW + MIDDLE) << highShift;
		int at = start + entry * stride;
		long difference = first - firstBase;
		if (secondAt == 0) {
			bytes.putLong(at, difference | rest << secondShift);
		} else {
			bytes.putLong(at, difference);
			bytes.putLong(at + secondAt, (secondShift == 0 ? 0 : difference >>> 8 * secondAt) | rest << secondShift);
		}
	}

	long first(int entry) {
		return firstBase + (bytes.getLong(start + entry * stride) & firstMask);
	}

	long second(int entry) {
		long rest = bytes.getLong(start + entry * stride + secondAt) >>> secondShift;
		return secondBase + (rest & lowMask) + ((rest >>> middleShift & middleMask) << LOW) + ((rest >>> highShift & highMask) << LOW + MIDDLE);
	}

	/** Reads the pairs from one to before another into the beginnings of two arrays, which costs less than to ask for each. */
	void read(int from, int to, long[] firsts, long[] seconds) {
		int at = start + from * stride;
		for (int i = 0; i < to - from; i++, at += stride) {
			long head = bytes.getLong(at);
			long rest = (secondAt == 0 ? head : bytes.getLong(at + secondAt)) >>> secondShift;
			firsts[i] = firstBase + (head & firstMask);
			seconds[i] = secondBase + (rest & lowMask) + ((rest >>> middleShift & middleMask) << LOW) + ((rest >>> highShift & highMask) << LOW + MIDDLE);
		}
	}

	/**
	 * Writes the first pairs of an open page into a file.
	 *
	 * @param place takes the number of bytes and answers with them
	 */
	EntryPage pack(int entries, Room place) throws IOException {
		long first = first(0);
		long second = second(0);
		long[] least = { first, second & mask(LOW), second >>> LOW & mask(MIDDLE), second >>> LOW + MIDDLE };
		long[] greatest = least.clone();
		for (int i = 1; i < entries; i++) {
			second = second(i);
			widen(least, greatest, 0, first(i));
			widen(least, greatest, 1, second & mask(LOW));
			widen(least, greatest, 2, second >>> LOW & mask(MIDDLE));
			widen(least, greatest, 3, second >>> LOW + MIDDLE);
		}
		int[] bits = new int[least.length];
		for (int i = 0; i < bits.length; i++) {
			bits[i] = Long.SIZE - Long.numberOfLeadingZeros(greatest[i] - least[i]);
		}
		long secondBase = least[1] | least[2] << LOW | least[3] << LOW + MIDDLE;
		EntryPage layout = new EntryPage(null, HEAD, least[0], secondBase, bits[0], bits[1], bits[2], bits[3]);
		ByteBuffer packed = place.take(layout.size(entries));
		packed.putLong(0, least[0]).putLong(8, secondBase);
		for (int i = 0; i < bits.length; i++) {
			packed.put(16 + i, (byte) bits[i]);
		}
		EntryPage page = new EntryPage(packed, HEAD, least[0], secondBase, bits[0], bits[1], bits[2], bits[3]);
		for (int i = 0; i < entries; i++) {
			page.put(i, first(i), second(i));
		}
		return page;
	}

	private static void widen(long[] least, long[] greatest, int part, long value) {
		least[part] = Math.min(least[part], value);
		greatest[part] = Math.max(greatest[part], value);
	}

	private int size(int entries) {
		return start + entries * stride + BEHIND;
	}

	/** Gives a part of a file. */
	interface Room {
		ByteBuffer take(int bytes) throws IOException;
	}

	/** Reads a page of a file. */
	static EntryPage read(PageFile file, long offset, int entries) throws IOException {
		ByteBuffer head = file.piece(offset, HEAD);
		int[] bits = { head.get(16), head.get(17), head.get(18), head.get(19) };
		int[] most = { Long.SIZE, LOW, MIDDLE, HIGH };
		for (int i = 0; i < bits.length; i++) {
			if (bits[i] < 0 || bits[i] > most[i]) {
				throw new IndexDamagedException("the page at byte " + offset + " has numbers of " + bits[i] + " bits");
			}
		}
		EntryPage layout = new EntryPage(null, HEAD, 0, 0, bits[0], bits[1], bits[2], bits[3]);
		return new EntryPage(file.piece(offset, layout.size(entries)), HEAD, head.getLong(0), head.getLong(8), bits[0], bits[1], bits[2], bits[3]);
	}

	/** A check sum of a page in a file. */
	int sum() {
		CRC32C sum = new CRC32C();
		sum.update(bytes.duplicate().rewind());
		return (int) sum.getValue();
	}
}
