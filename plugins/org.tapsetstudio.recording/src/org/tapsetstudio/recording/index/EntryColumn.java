package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A growing list of pairs of longs in pages of a file: four pages each of 16, 32, … 512 pairs and then always 1,024, so that short lists cost little and no list leaves more than a fifth of its room empty. Pages that are read from a
 * file are checked when they are first touched. One thread appends; any thread may read what it was told of.
 */
final class EntryColumn {
	private static final int FIRST_BITS = 4;
	/** Pages of each size, as a power of two. */
	private static final int SAME_BITS = 2;
	private static final int SIZES = 6;
	private static final int SMALL_PAGES = SIZES << SAME_BITS;
	/** Where the first page would be if all sizes down to 1 were used: so the highest bits of a number tell its page. */
	private static final int SHIFTED = 1 << FIRST_BITS + SAME_BITS;
	private static final int SMALL_ENTRIES = (SHIFTED << SIZES) - SHIFTED;
	private static final int PAGE_BITS = FIRST_BITS + SIZES;

	private final PageFile file;
	private long[] offsets = new long[1];
	private int[] sums = new int[1];
	private volatile ByteBuffer[] pages = new ByteBuffer[1];
	private int pageCount;
	private int count;
	private ByteBuffer last;
	private int room;
	private int at;

	EntryColumn(PageFile file) {
		this.file = file;
	}

	/** Reads where the pages are. */
	EntryColumn(PageFile file, DataInput in) throws IOException {
		this.file = file;
		count = in.readInt();
		pageCount = count == 0 ? 0 : page(count - 1) + 1;
		if (count < 0 || pageCount > file.end() >>> FIRST_BITS) {
			throw new IndexDamagedException("a list says that it has " + count + " entries");
		}
		offsets = new long[pageCount];
		sums = new int[pageCount];
		pages = new ByteBuffer[pageCount];
		for (int i = 0; i < pageCount; i++) {
			offsets[i] = in.readLong();
			sums[i] = in.readInt();
		}
	}

	/** Writes where the pages are, with their check sums. */
	void describe(DataOutput out) throws IOException {
		out.writeInt(count);
		for (int i = 0; i < pageCount; i++) {
			out.writeLong(offsets[i]);
			out.writeInt(sum(pages[i], used(i)));
		}
	}

	/** The page that an entry is in. */
	static int page(int entry) {
		if (entry >= SMALL_ENTRIES) {
			return SMALL_PAGES + (entry - SMALL_ENTRIES >>> PAGE_BITS);
		}
		int size = 31 - Integer.numberOfLeadingZeros(entry + SHIFTED) - FIRST_BITS - SAME_BITS;
		return (size - 1 << SAME_BITS) + (entry + SHIFTED >>> size + FIRST_BITS);
	}

	/** The first entry of a page. */
	static int firstOf(int page) {
		if (page >= SMALL_PAGES) {
			return SMALL_ENTRIES + (page - SMALL_PAGES << PAGE_BITS);
		}
		int size = page >>> SAME_BITS;
		return ((1 << SAME_BITS) + page - (size << SAME_BITS) << size + FIRST_BITS) - SHIFTED;
	}

	private int used(int page) {
		return 16 * (Math.min(count, firstOf(page + 1)) - firstOf(page));
	}

	int count() {
		return count;
	}

	void append(long first, long second) throws IOException {
		if (at == room) {
			addPage();
		}
		last.putLong(at, first).putLong(at + 8, second);
		at += 16;
		count++;
	}

	private void addPage() throws IOException {
		if (count == Integer.MAX_VALUE - (1 << PAGE_BITS)) {
			throw new IOException("a thread has more than two thousand million calls of one depth");
		}
		if (pageCount == offsets.length) {
			offsets = Arrays.copyOf(offsets, 2 * pageCount);
			sums = Arrays.copyOf(sums, 2 * pageCount);
			pages = Arrays.copyOf(pages, 2 * pageCount);
		}
		room = 16 * (firstOf(pageCount + 1) - firstOf(pageCount));
		at = 0;
		offsets[pageCount] = file.allocate(room);
		last = file.piece(offsets[pageCount], room);
		pages[pageCount++] = last;
	}

	long first(int entry) {
		int page = page(entry);
		return buffer(page).getLong(16 * (entry - firstOf(page)));
	}

	long second(int entry) {
		int page = page(entry);
		return buffer(page).getLong(16 * (entry - firstOf(page)) + 8);
	}

	/** The page that holds an entry; the entry is at {@link #placeInPage}. Eight entries of which the first has a number that eight divides are in one page. */
	ByteBuffer pageOf(int entry) {
		return buffer(page(entry));
	}

	static int placeInPage(int entry) {
		return 16 * (entry - firstOf(page(entry)));
	}

	private ByteBuffer buffer(int page) {
		ByteBuffer[] all = pages;
		ByteBuffer known = page >= 0 && page < all.length ? all[page] : null;
		return known != null ? known : load(page);
	}

	private ByteBuffer load(int page) {
		if (page < 0 || page >= pageCount) {
			throw new IndexDamagedException("there is no page " + page);
		}
		try {
			ByteBuffer piece = file.piece(offsets[page], used(page));
			if (sum(piece, used(page)) != sums[page]) {
				throw new IndexDamagedException("the check sum of the page at byte " + offsets[page] + " does not fit");
			}
			pages[page] = piece;
			return piece;
		} catch (IOException e) {
			throw new IndexDamagedException(e);
		}
	}

	private static int sum(ByteBuffer piece, int length) {
		CRC32C sum = new CRC32C();
		sum.update(piece.duplicate().position(0).limit(length));
		return (int) sum.getValue();
	}
}
