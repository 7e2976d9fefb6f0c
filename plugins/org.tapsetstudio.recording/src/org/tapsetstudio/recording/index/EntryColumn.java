package org.tapsetstudio.recording.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A growing list of pairs of longs in {@linkplain EntryPage packed pages} of a file; only its last page is in memory, until the list is complete. Pages that are read from a
 * file are checked when they are first touched. One or two pairs have no page: a recursion makes many such lists. One thread appends; any thread may read what it was told of.
 */
final class EntryColumn {
	private static final int FIRST_ROOM = 2;
	/** Bytes of the smallest page of a file: no list can be longer than its file allows. */
	private static final int SMALLEST_PAGE_BITS = 4;

	private final PageFile file;
	private long[] offsets = new long[1];
	/** Of a list that was read. */
	private int[] sums = {};
	private volatile EntryPage[] pages = new EntryPage[1];
	private int pageCount;
	private int count;
	/** Takes what is appended; null where nothing was, or no more will be. */
	private EntryPage last;
	private int room;
	private int at;

	EntryColumn(PageFile file) {
		this.file = file;
	}

	/** Reads where the pages are. */
	EntryColumn(PageFile file, DataInput in) throws IOException {
		this.file = file;
		count = ShortNumbers.readCount(in);
		pageCount = count + EntryPage.ENTRIES - 1 >>> EntryPage.BITS;
		if (pageCount > file.end() >>> SMALLEST_PAGE_BITS && count > FIRST_ROOM) {
			throw new IndexDamagedException("a list says that it has " + count + " entries");
		}
		offsets = new long[pageCount];
		sums = new int[pageCount];
		pages = new EntryPage[pageCount];
		if (count > 0 && count <= FIRST_ROOM) {
			pages[0] = EntryPage.open(count);
			for (int i = 0; i < count; i++) {
				pages[0].put(i, ShortNumbers.read(in), ShortNumbers.read(in));
			}
		} else {
			for (int i = 0; i < pageCount; i++) {
				offsets[i] = ShortNumbers.read(in);
				sums[i] = in.readInt();
			}
		}
	}

	/** Writes where the pages of a complete list are, with their check sums. */
	void describe(DataOutput out) throws IOException {
		ShortNumbers.write(out, count);
		if (count <= FIRST_ROOM) {
			for (int i = 0; i < count; i++) {
				ShortNumbers.write(out, first(i));
				ShortNumbers.write(out, second(i));
			}
		} else {
			for (int i = 0; i < pageCount; i++) {
				ShortNumbers.write(out, offsets[i]);
				out.writeInt(pages[i].sum());
			}
		}
	}

	int count() {
		return count;
	}

	void append(long first, long second) throws IOException {
		if (at == room) {
			makeRoom();
		}
		last.put(at++, first, second);
		count++;
	}

	private void makeRoom() throws IOException {
		if (last != null && room < EntryPage.ENTRIES) {
			last = last.grow(2 * room);
		} else {
			complete();
			if (count > Integer.MAX_VALUE - EntryPage.ENTRIES) {
				throw new IOException("a thread has more than two thousand million calls of one depth");
			}
			if (pageCount == offsets.length) {
				offsets = Arrays.copyOf(offsets, 2 * pageCount);
				pages = Arrays.copyOf(pages, 2 * pageCount);
			}
			pageCount++;
			at = 0;
			last = EntryPage.open(FIRST_ROOM);
		}
		room = last.room();
		pages[pageCount - 1] = last;
	}

	/** Puts what is in memory into the file: a whole page, or the last. */
	void complete() throws IOException {
		if (last != null && count > FIRST_ROOM) {
			pages[pageCount - 1] = last.pack(at, this::take);
			last = null;
			room = at;
		}
	}

	private ByteBuffer take(int bytes) throws IOException {
		offsets[pageCount - 1] = file.allocate(bytes);
		return file.piece(offsets[pageCount - 1], bytes);
	}

	long first(int entry) {
		return pageOf(entry).first(entry & EntryPage.ENTRIES - 1);
	}

	long second(int entry) {
		return pageOf(entry).second(entry & EntryPage.ENTRIES - 1);
	}

	/** The page that holds an entry, at the place that the last bits of its number tell. */
	EntryPage pageOf(int entry) {
		int page = entry >> EntryPage.BITS;
		EntryPage[] all = pages;
		EntryPage known = page >= 0 && page < all.length ? all[page] : null;
		return known != null ? known : load(page);
	}

	private EntryPage load(int page) {
		if (page < 0 || page >= pageCount) {
			throw new IndexDamagedException("there is no page " + page);
		}
		try {
			pages[page] = read(page);
			return pages[page];
		} catch (IndexDamagedException e) {
			remove();
			throw e;
		} catch (IOException e) {
			throw new IndexDamagedException(e);
		}
	}

	private EntryPage read(int page) throws IOException {
		EntryPage read = EntryPage.read(file, offsets[page], Math.min(EntryPage.ENTRIES, count - (page << EntryPage.BITS)));
		if (read.sum() != sums[page]) {
			throw new IndexDamagedException("the check sum of the page at byte " + offsets[page] + " does not fit");
		}
		return read;
	}

	private void remove() {
		try {
			file.remove();
		} catch (IOException e) {
			// it stays damaged, and that is what is told
		}
	}
}
