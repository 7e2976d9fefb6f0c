package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.testing.TextRecording;

/** Recordings on a disk that is full or cannot be written to, a small one of its own in memory. */
class IndexWithoutRoomTest {
	@TempDir
	private Path disk;
	private boolean mounted;

	@BeforeEach
	void mount() throws Exception {
		mounted = run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0;
		assumeTrue(mounted, "only root may mount a disk");
		StringBuilder text = new StringBuilder("process 100 /usr/bin/python3 \"python3 a.py\"\nthread 100/100 main\n");
		for (int i = 0; i < 1000; i++) {
			text.append(10 * i).append("us > f a.py:1\n").append(10 * i + 5).append("us < f\n");
		}
		TextRecording.write(disk.resolve("a.taprec"), text.toString());
	}

	@AfterEach
	void unmount() throws Exception {
		if (mounted) {
			assertEquals(0, run("umount", "-l", disk.toString()));
		}
	}

	private static int run(String... command) throws Exception {
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
	}

	private void fill() throws IOException {
		try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
			byte[] block = new byte[4096];
			assertThrows(IOException.class, () -> {
				while (true) {
					out.write(block);
				}
			});
		}
	}

	private void indexIsElsewhere() throws IOException {
		Recording recording = Recording.open(disk.resolve("a.taprec"));
		List<IOException> told = new ArrayList<>();
		RecordingIndex index = Indexes.openOrBuild(recording, Progress.NONE, told::add);
		assertEquals(1, told.size());
		assertEquals(1000, index.lanes().get(0).count(0));
		assertFalse(Files.exists(disk.resolve("a.taprec/index/index.tap")), "half an index is none");
	}

	private CallTreeBuilder treeIsThere() throws IOException {
		CallTreeBuilder builder = CallTreeBuilder.indexing(Recording.open(disk.resolve("a.taprec")));
		builder.update(Progress.NONE);
		builder.finish();
		assertEquals(1000, builder.snapshot(Grouping.MERGED).calls(1));
		return builder;
	}

	@Test
	void aFullDisk() throws Exception {
		fill();
		indexIsElsewhere();
		CallTreeBuilder builder = treeIsThere();
		assertTrue(builder.timeline().map(TimelineRows::rows).isEmpty());
		String trouble = builder.indexTrouble().orElseThrow();
		assertTrue(trouble.startsWith("no timeline, since its index cannot be written: "), trouble);
	}

	@Test
	void aDiskThatCannotBeWrittenTo() throws Exception {
		assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
		indexIsElsewhere();
		Set<Path> before = temporaryIndexes();
		CallTreeBuilder builder = treeIsThere();
		LaneIndex lane = builder.timeline().orElseThrow().places().get(0).lane();
		assertEquals(1000, lane.count(0));
		assertEquals(5_000, lane.span(0, 999).end() - lane.span(0, 999).start());
		assertEquals("the timeline's index cannot be kept beside the recording: " + disk.resolve("a.taprec/index") + ": Read-only file system", builder.indexTrouble().orElseThrow());
		Set<Path> fresh = temporaryIndexes();
		fresh.removeAll(before);
		for (Path left : fresh) {
			assertEquals(0, left.toFile().list().length, "no files are left");
		}
	}

	private static Set<Path> temporaryIndexes() throws IOException {
		Set<Path> folders = new HashSet<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "tapset-index*")) {
			found.forEach(folders::add);
		}
		return folders;
	}
}
