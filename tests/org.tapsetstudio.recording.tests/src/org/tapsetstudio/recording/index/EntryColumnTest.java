package org.tapsetstudio.recording.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of pairs give back what was put in, however many bits their parts take. */
class EntryColumnTest {
	@TempDir
	Path folder;

	@Test
	void givesBackWhatWasPutIn() throws IOException {
		Random random = new Random(11);
		for (int round = 0; round < 100; round++) {
			long[][] pairs = pairs(random, random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(1000));
			try (PageFile file = PageFile.create(folder, "list", "")) {
				EntryColumn written = new EntryColumn(file);
				for (long[] pair : pairs) {
					written.append(pair[0], pair[1]);
				}
				assertHolds(pairs, written);
				written.complete();
				assertHolds(pairs, written);
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				written.describe(new DataOutputStream(bytes));
				assertHolds(pairs, new EntryColumn(file, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
			}
		}
	}

	/** Pairs whose four parts each differ in some bits only, from none to all. */
	private static long[][] pairs(Random random, int count) {
		long[] base = { random.nextLong() >>> random.nextInt(64), random.nextLong() };
		long first = mask(random, 64);
		long second = mask(random, 32) | mask(random, 8) << 32 | mask(random, 24) << 40;
		long[][] pairs = new long[count][];
		for (int i = 0; i < count; i++) {
			pairs[i] = new long[] { base[0] ^ random.nextLong() & first, base[1] ^ random.nextLong() & second };
		}
		return pairs;
	}

	private static long mask(Random random, int bits) {
		int chosen = random.nextInt(bits + 1);
		return chosen == 0 ? 0 : -1L >>> 64 - chosen;
	}

	private static void assertHolds(long[][] pairs, EntryColumn list) {
		assertEquals(pairs.length, list.count());
		for (int i = 0; i < pairs.length; i++) {
			assertEquals(pairs[i][0], list.first(i));
			assertEquals(pairs[i][1], list.second(i));
		}
		assertThrows(IndexDamagedException.class, () -> list.first(pairs.length + 256));
	}

	@Test
	void whatIsAlikeTakesHardlyAnything() throws IOException {
		try (PageFile file = PageFile.create(folder, "list", "")) {
			EntryColumn list = new EntryColumn(file);
			for (int i = 0; i < 10_240; i++) {
				list.append(1_000_000_000_000L + 100 * i, 7L << 40 | 90 + i % 16);
			}
			list.complete();
			assertTrue(file.end() <= 10_240 * 3 + 40 * 32, "15 and 4 bits a pair take " + file.end());
		}
	}
}
