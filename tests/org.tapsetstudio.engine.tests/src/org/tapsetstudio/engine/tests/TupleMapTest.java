package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.internal.map.SlotSorter;
import org.tapsetstudio.engine.internal.map.TupleMap;

/** The map behaves like a LinkedHashMap with eviction, whatever is done to it. */
class TupleMapTest {
	@ParameterizedTest
	@CsvSource({ "1, 40, false", "2, 64, true", "3, 1000, false", "1, 1, true", "4, 300, true" })
	void behavesLikeTheModel(int arity, int limit, boolean wrap) {
		Random random = new Random(20 + arity * 31L + limit);
		TupleMap map = new TupleMap(numbers(arity), TupleMap.Kind.LONG, limit, wrap);
		Map<List<Long>, Long> model = new LinkedHashMap<>();
		for (int step = 0; step < 30_000; step++) {
			long[] key = randomKey(random, arity);
			switch (random.nextInt(100)) {
			case 0 -> {
				map.clear();
				model.clear();
			}
			case 1 -> sort(map, model);
			case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30 -> remove(map, model, key);
			default -> put(map, model, key, random.nextInt(50), limit, wrap);
			}
			assertEquals(model.size(), map.size());
			if (step % 100 == 0) {
				assertEquals(new ArrayList<>(model.entrySet()), entries(map));
			}
		}
	}

	/** Large maps, whose additions wait: whatever is done in between, and when keys come that do not fit into one word. */
	@ParameterizedTest
	@CsvSource({ "1, 60000, false", "2, 20000, true", "3, 30000, false", "3, 25000, true", "6, 20000, false" })
	void additionsThatWaitAreThereWhenSomethingIsRead(int arity, int limit, boolean wrap) {
		Random random = new Random(7 + arity * 31L + limit);
		TupleMap map = new TupleMap(numbers(arity), TupleMap.Kind.LONG, limit, wrap);
		Map<List<Long>, Long> model = new LinkedHashMap<>();
		for (int step = 0; step < 400_000; step++) {
			long[] key = new long[arity];
			for (int i = 0; i < arity; i++) {
				key[i] = random.nextInt(i == 0 ? 25_000 : 2);
			}
			if (step > 300_000 && random.nextInt(10_000) == 0) {
				key[arity - 1] = random.nextLong();
			}
			long by = random.nextInt(9) - 4L;
			if (!map.addLater(key, 0, by)) {
				int slot = map.findOrInsert(key, 0);
				put(map, model, key, slot == TupleMap.NONE ? 0 : map.add(slot, by), limit, wrap);
			} else {
				model.merge(boxed(key), by, Long::sum);
			}
			if (random.nextInt(50) == 0) {
				remove(map, model, key);
			}
			if (step % 50_000 == 0) {
				sort(map, model);
			}
			if (step % 20_000 == 0) {
				assertEquals(new ArrayList<>(model.entrySet()), entries(map));
			}
		}
		assertEquals(new ArrayList<>(model.entrySet()), entries(map));
	}

	@Test
	void findsNothingThatWasNeverThere() {
		TupleMap map = new TupleMap(numbers(2), TupleMap.Kind.LONG, 10, false);
		map.findOrInsert(new long[] { 1, 2 }, 0);
		assertEquals(TupleMap.NONE, map.find(new long[] { 2, 1 }, 0));
		assertEquals(1, map.size());
	}

	@Test
	void takesTheKeyFromTheMiddleOfAnArray() {
		TupleMap map = new TupleMap(numbers(2), TupleMap.Kind.LONG, 10, false);
		int slot = map.findOrInsert(new long[] { 9, 7, 8, 9 }, 1);
		assertEquals(slot, map.find(new long[] { 7, 8 }, 0));
	}

	@Test
	void elementsAreRemovedOnTheWay() {
		Random random = new Random(3);
		for (int round = 0; round < 200; round++) {
			TupleMap map = new TupleMap(numbers(1), TupleMap.Kind.LONG, 1000, false);
			List<Long> left = new ArrayList<>();
			for (long key = 0; key < 30; key++) {
				map.findOrInsert(new long[] { random.nextLong(100) }, 0);
			}
			for (int slot = map.first(); slot != TupleMap.NONE;) {
				long key = map.key(slot, 0);
				if (random.nextBoolean()) {
					slot = map.remove(slot);
				} else {
					left.add(key);
					slot = map.next(slot);
				}
			}
			assertEquals(left, entries(map).stream().map(e -> e.getKey().get(0)).toList());
		}
	}

	/** Also the one whose packed form means that there is no key. */
	@ParameterizedTest
	@ValueSource(longs = { 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x5E1F_C0DE_97F4_A7C5L })
	void everyNumberIsAKey(long number) {
		TupleMap map = new TupleMap(numbers(1), TupleMap.Kind.LONG, 10, false);
		map.number(map.findOrInsert(new long[] { 7 }, 0), 70);
		long[] key = { number };
		assertEquals(TupleMap.NONE, map.find(key, 0));
		map.number(map.findOrInsert(key, 0), 5);
		assertEquals(5, map.number(map.find(key, 0)));
		assertEquals(70, map.number(map.find(new long[] { 7 }, 0)));
		map.remove(map.find(key, 0));
		assertEquals(TupleMap.NONE, map.find(key, 0));
		assertEquals(1, map.size());
	}

	private static List<Type> numbers(int arity) {
		return Collections.nCopies(arity, Type.LONG);
	}

	private static long[] randomKey(Random random, int arity) {
		long[] key = new long[arity];
		for (int i = 0; i < arity; i++) {
			key[i] = random.nextInt(i == 0 ? 400 : 3) - 1L;
		}
		return key;
	}

	private static void put(TupleMap map, Map<List<Long>, Long> model, long[] key, long value, int limit, boolean wrap) {
		int slot = map.findOrInsert(key, 0);
		List<Long> boxed = boxed(key);
		if (!model.containsKey(boxed) && model.size() == limit) {
			if (!wrap) {
				assertEquals(TupleMap.NONE, slot);
				return;
			}
			Iterator<List<Long>> oldest = model.keySet().iterator();
			oldest.next();
			oldest.remove();
		}
		map.number(slot, value);
		model.put(boxed, value);
	}

	private static void remove(TupleMap map, Map<List<Long>, Long> model, long[] key) {
		int slot = map.find(key, 0);
		assertEquals(model.containsKey(boxed(key)), slot != TupleMap.NONE);
		if (slot != TupleMap.NONE) {
			map.remove(slot);
			model.remove(boxed(key));
		}
	}

	private static void sort(TupleMap map, Map<List<Long>, Long> model) {
		int[] slots = map.slots();
		SlotSorter.sort(slots, (a, b) -> Long.compare(map.number(b), map.number(a)));
		map.reorder(slots);
		List<Map.Entry<List<Long>, Long>> all = new ArrayList<>();
		model.forEach((k, v) -> all.add(Map.entry(k, v)));
		all.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
		model.clear();
		all.forEach(e -> model.put(e.getKey(), e.getValue()));
	}

	private static List<Map.Entry<List<Long>, Long>> entries(TupleMap map) {
		List<Map.Entry<List<Long>, Long>> all = new ArrayList<>();
		for (int slot = map.first(); slot != TupleMap.NONE; slot = map.next(slot)) {
			long[] key = new long[map.arity()];
			for (int i = 0; i < key.length; i++) {
				key[i] = map.key(slot, i);
			}
			all.add(Map.entry(boxed(key), map.number(slot)));
		}
		return all;
	}

	private static List<Long> boxed(long[] key) {
		List<Long> list = new ArrayList<>();
		for (long k : key) {
			list.add(k);
		}
		return list;
	}
}
