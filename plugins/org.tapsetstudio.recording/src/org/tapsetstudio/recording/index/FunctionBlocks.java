package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which functions are called in each {@value #CALLS} calls of a row, with their longest and shortest call there. So a search looks only at blocks that hold what it wants. One thread adds; any
 * thread may read what was published.
 */
final class FunctionBlocks {
	static final int BITS = 12;
	static final int CALLS = 1 << BITS;

	/** Where the functions of a block begin and end in {@link #functions}, 32 bits each, and a filter with a bit for each. */
	private final EntryColumn blocks;
	/** Number; longest and shortest, 32 bits each. By block, then by number. */
	private final EntryColumn functions;
	private volatile int published;

	FunctionBlocks(PageFile file) {
		blocks = new EntryColumn(file);
		functions = new EntryColumn(file);
	}

	FunctionBlocks(PageFile file, DataInput in, int calls) throws IOException {
		blocks = new EntryColumn(file, in);
		functions = new EntryColumn(file, in);
		if (blocks.count() != calls >>> BITS) {
			throw new IndexDamagedException("a row has " + blocks.count() + " blocks");
		}
		published = blocks.count();
	}

	void describe(DataOutput out) throws IOException {
		blocks.describe(out);
		functions.describe(out);
	}

	/** Puts what is in memory into the file; nothing is added any more. */
	void complete() throws IOException {
		blocks.complete();
		functions.complete();
	}

	/** Adds the block that ends before this call. */
	void add(SpanRow row, int end, FunctionScratch scratch) throws IOException {
		scratch.clear();
		for (int i = end - CALLS; i < end; i++) {
			long rest = row.second(i);
			scratch.add((int) (rest >>> 40), SpanRow.shortLength(rest));
		}
		int first = functions.count();
		long seen = 0;
		for (int function : scratch.sorted()) {
			seen |= bit(function);
			functions.append(function, scratch.longest(function) << 32 | scratch.shortest(function));
		}
		blocks.append((long) first << 32 | functions.count(), seen);
	}

	void publish() {
		published = blocks.count();
	}

	private static long bit(int function) {
		return 1L << (function * 0x9E3779B97F4A7C15L >>> 58);
	}

	/** Whether a block, complete or not, may hold calls of a function. */
	boolean has(int block, int function) {
		if (block >= published) {
			return true;
		}
		if ((blocks.second(block) & bit(function)) == 0) {
			return false;
		}
		int low = (int) (blocks.first(block) >>> 32);
		int high = (int) blocks.first(block) - 1;
		while (low <= high) {
			int middle = low + high >>> 1;
			int found = (int) functions.first(middle);
			if (found == function) {
				return true;
			}
			if (found < function) {
				low = middle + 1;
			} else {
				high = middle - 1;
			}
		}
		return false;
	}

	/** Whether a block, complete or not, may hold calls that are wanted. */
	boolean has(int block, CallFilter filter) {
		if (block >= published) {
			return true;
		}
		int end = (int) blocks.first(block);
		for (int i = (int) (blocks.first(block) >>> 32); i < end; i++) {
			long lengths = functions.second(i);
			long longest = lengths >>> 32;
			if (filter.wants((int) functions.first(i), lengths & SpanRow.LONG, longest == SpanRow.LONG ? Long.MAX_VALUE : longest)) {
				return true;
			}
		}
		return false;
	}
}
