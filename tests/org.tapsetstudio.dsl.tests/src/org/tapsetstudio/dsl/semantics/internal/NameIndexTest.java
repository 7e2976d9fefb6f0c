package org.tapsetstudio.dsl.semantics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.semantics.TapsetLibrary.Entry;

/** What tapset files declare, kept between processes. */
class NameIndexTest {
	private static final String TEXT = "global count, private_one\nfunction twice(x) { return x * 2 }\nprobe app.start = begin { }\n";

	@TempDir
	private Path cache;
	private final List<String> read = new ArrayList<>();

	private Entry entry(String name, String stamp, String text) {
		return new Entry(name, "/tapsets", stamp, false, () -> {
			read.add(name);
			return text;
		});
	}

	private String names(Entry... entries) {
		NameIndex index = new NameIndex(List.of(entries), cache);
		return index.functions.keySet() + " " + index.globals.keySet() + " " + index.aliases.keySet();
	}

	private Path kept() throws IOException {
		try (Stream<Path> files = Files.list(cache)) {
			return files.reduce((a, b) -> {
				throw new AssertionError("one index, not " + a + " and " + b);
			}).orElseThrow();
		}
	}

	@Test
	void secondTimeNothingIsRead() {
		String first = names(entry("a.stp", "1", TEXT), entry("b.stp", "1", "function three() { return 3 }"));
		assertEquals("[three, twice] [count, private_one] [app]", first);
		assertEquals(List.of("a.stp", "b.stp"), read);
		assertEquals(first, names(entry("a.stp", "1", TEXT), entry("b.stp", "1", "function three() { return 3 }")));
		assertEquals(List.of("a.stp", "b.stp"), read);
	}

	/** A script that probes {@code begin} must not need the file that declares {@code app.parse.begin}. */
	@Test
	void aliasesAreFoundByTheirFirstComponents() {
		assertEquals("[] [] [app, other, third]", names(entry("a.stp", "1", "probe app.parse.begin = begin { }\nprobe other.end, third . timer = end { }\nprobe timer.s(1) { }")));
	}

	@Test
	void onlyWhatChangedIsReadAgain() {
		names(entry("a.stp", "1", TEXT), entry("b.stp", "1", "function three() { }"), entry("gone.stp", "1", "function gone() { }"));
		read.clear();
		assertEquals("[four, new, twice] [count, private_one] [app]", names(entry("a.stp", "1", TEXT), entry("b.stp", "2", "function four() { }"), entry("c.stp", "1", "function new() { }")));
		assertEquals(List.of("b.stp", "c.stp"), read);
	}

	/** Each byte of the file changed, and the file cut off at each byte. */
	@Test
	void damageIsNoticed() throws IOException {
		String whole = names(entry("a.stp", "1", TEXT));
		byte[] good = Files.readAllBytes(kept());
		for (int i = 0; i < good.length; i++) {
			byte[] bad = good.clone();
			bad[i] ^= 1;
			Files.write(kept(), bad);
			assertEquals(whole, names(entry("a.stp", "1", TEXT)));
			Files.write(kept(), java.util.Arrays.copyOf(good, i));
			assertEquals(whole, names(entry("a.stp", "1", TEXT)));
		}
		assertEquals(2 * good.length + 1, read.size());
		assertEquals(-1, java.util.Arrays.mismatch(good, Files.readAllBytes(kept())));
	}

	@Test
	void withoutAFolderItWorksToo() throws IOException {
		Path file = Files.writeString(cache.resolve("file"), "");
		assertEquals(1, new NameIndex(List.of(entry("a.stp", "1", TEXT)), file).functions.size());
		assertEquals(1, new NameIndex(List.of(entry("a.stp", "1", TEXT)), Path.of("/proc/tapset")).functions.size());
	}

	@Test
	void severalMayWrite() throws Exception {
		List<Callable<String>> tasks = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String name = "function f" + i % 4 + "() { }";
			tasks.add(() -> {
				NameIndex index = new NameIndex(List.of(new Entry("a.stp", "/tapsets", name, false, () -> name)), cache);
				return name.contains(index.functions.keySet().iterator().next()) ? "" : name + index.functions;
			});
		}
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (Future<String> done : threads.invokeAll(tasks))
				assertEquals("", done.get());
		} finally {
			threads.shutdown();
		}
		read.clear();
		String last = Files.readString(kept()).split("\t")[1];
		assertEquals("[" + last.substring(9, 11) + "]", new NameIndex(List.of(entry("a.stp", last, "")), cache).functions.keySet().toString());
		assertTrue(read.isEmpty());
	}

	@Test
	void oldIndexesGo() throws IOException {
		Path old = Files.writeString(cache.resolve("0.index"), "");
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(91))));
		names(entry("a.stp", "1", TEXT));
		assertTrue(Files.notExists(old));
	}
}
