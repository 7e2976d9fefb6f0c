package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One level of {@link TimeLevels}: the buckets of one length that hold calls, by time. */
final class BucketLevel {
	/** A bucket is this power of two ticks long. */
	final int shift;
	/** Start of the first call; its number, 32 bits, function of the last call, 24 bits, and the length of that in eight bits. */
	final EntryColumn heads;
	/** From the start to the end of the last call, 56 bits, and its flags; the longest of the others as a summary. */
	final EntryColumn tails;

	BucketLevel(int shift, PageFile file) {
		this.shift = shift;
		heads = new EntryColumn(file);
		tails = new EntryColumn(file);
	}

	BucketLevel(PageFile file, DataInput in) throws IOException {
		shift = in.readUnsignedByte();
		heads = new EntryColumn(file, in);
		tails = new EntryColumn(file, in);
		if (shift > 62 || heads.count() == 0 || heads.count() != tails.count()) {
			throw new IndexDamagedException("a level of time has " + heads.count() + " buckets of 2^" + shift + " ticks with " + tails.count() + " ends");
		}
	}

	void describe(DataOutput out) throws IOException {
		out.writeByte(shift);
		heads.describe(out);
		tails.describe(out);
	}

	void complete() throws IOException {
		heads.complete();
		tails.complete();
	}

	int count() {
		return heads.count();
	}

	long start(int bucket) {
		return heads.first(bucket);
	}

	/** Number of the first call of a bucket. */
	int firstCall(int bucket) {
		return (int) (heads.second(bucket) >>> 32);
	}
}
