package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in seven bits a byte, the lowest first, so that small ones are short. */
final class ShortNumbers {
	private ShortNumbers() {
	}

	static void write(DataOutput out, long number) throws IOException {
		long rest = number;
		for (; (rest & -0x80L) != 0; rest >>>= 7) {
			out.writeByte((int) rest | 0x80);
		}
		out.writeByte((int) rest);
	}

	static long read(DataInput in) throws IOException {
		long number = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			int next = in.readUnsignedByte();
			number |= (next & 0x7FL) << shift;
			if (next < 0x80) {
				return number;
			}
		}
		throw new IndexDamagedException("a number does not end");
	}

	/** @return a number from 0 on */
	static int readCount(DataInput in) throws IOException {
		long number = read(in);
		if (number != (int) number || number < 0) {
			throw new IndexDamagedException("a list says that it has " + number + " entries");
		}
		return (int) number;
	}
}
