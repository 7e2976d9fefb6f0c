package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.recording.testing.TextRecording;

/** What is exported and imported again has the same call tree, as far as the format can tell it. */
class RoundTripTest {
	@TempDir
	Path folder;

	private Path recording;

	@BeforeEach
	void record() {
		recording = Samples.record(folder.resolve("a.taprec"));
	}

	private Path again(ExportFormat out, ImportFormat in) throws IOException {
		Path file = Samples.export(recording, out, folder.resolve("exported" + out.ending()));
		assertEquals(in, ImportFormat.of(file).orElseThrow());
		Path back = folder.resolve("back.taprec");
		in.read(file, back, Progress.NONE).orElseThrow();
		return back;
	}

	/** Without what says that a call was unwound or cut, and without our own marker, whose name an importer changes. */
	private static String plain(String tree) {
		return tree.replaceAll(" {2}\\[.*]", "").replaceAll("(?m)^.* (?:app|imported):.*\n", "");
	}

	@Test
	void ctfKeepsEverything() throws IOException {
		Path back = again(ExportFormat.CTF, ImportFormat.CTF);
		assertEquals(Samples.tree(recording, Grouping.THREAD), Samples.tree(back, Grouping.THREAD));
	}

	/** Children that begin with the calls that were open in the thread that forked, one of a thread that is not the main one, the other forked by a child. */
	@Test
	void ctfKeepsWhatWasForked() throws IOException {
		Path forked = folder.resolve("forked.taprec");
		TextRecording.write(forked, """
				process 300 /usr/bin/python3 "python3 a.py"
				thread 300/300 main
				  10us > main a.py:1
				thread 300/301 worker
				  12us > work a.py:5
				  20us > job a.py:9
				fork 100 from 300/301 at 25us
				thread 100/100 child
				  40us < job
				thread 300/301 worker
				  30us < job
				  32us > other a.py:12
				fork 99 from 100/100 at 45us
				thread 99/99 grandchild
				  50us > leaf a.py:20
				  55us < leaf
				thread 300/301 worker
				  60us < other
				  61us < work
				""");
		String tree = Samples.tree(forked, Grouping.THREAD);
		assertTrue(tree.contains("job") && tree.contains("leaf"), tree);
		Path trace = Samples.export(forked, ExportFormat.CTF, folder.resolve("forked.ctf"));
		Path back = folder.resolve("forked-back.taprec");
		ImportFormat.CTF.read(trace, back, Progress.NONE);
		assertEquals(callsOf(tree), callsOf(Samples.tree(back, Grouping.THREAD)));
	}

	/** Calls and functions without times: where a child begins is its first event in a trace, and in a recording when its stream was made. */
	private static List<String> callsOf(String tree) {
		return tree.lines().skip(1).map(line -> line.substring(27)).sorted().toList();
	}

	@Test
	void chromeKeepsThreadsAndCalls() throws IOException {
		Path back = again(ExportFormat.CHROME, ImportFormat.CHROME);
		assertEquals(plain(Samples.tree(recording, Grouping.THREAD)), plain(Samples.tree(back, Grouping.THREAD)));
	}

	@Test
	void speedscopeKeepsCalls() throws IOException {
		Path back = again(ExportFormat.SPEEDSCOPE, ImportFormat.SPEEDSCOPE);
		assertEquals(plain(Samples.tree(recording, Grouping.MERGED)), plain(Samples.tree(back, Grouping.MERGED)));
	}

	@Test
	void foldedAndPprofKeepTimes() throws IOException {
		String times = "(?m)^( *\\S+ \\S+ +\\S+ +\\S+ \\S+) +\\d+ ";
		String expected = plain(Samples.tree(recording, Grouping.MERGED)).replaceAll(times, "$1 ");
		for (Object[] pair : new Object[][] { { ExportFormat.FOLDED, ImportFormat.FOLDED }, { ExportFormat.PPROF, ImportFormat.PPROF } }) {
			Path back = again((ExportFormat) pair[0], (ImportFormat) pair[1]);
			assertEquals(expected, plain(Samples.tree(back, Grouping.MERGED)).replaceAll(times, "$1 "));
			try (var files = Files.walk(back)) {
				files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
			}
		}
	}

	@Test
	void whatIsNoneOfTheFormatsIsRefusedAndLeavesNothing() throws IOException {
		Path file = Files.writeString(folder.resolve("x"), "\u0000\u0001 no format at all\n");
		assertTrue(ImportFormat.of(file).isEmpty());
		for (ImportFormat format : ImportFormat.values()) {
			Path target = folder.resolve("t");
			IOException e = org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> format.read(file, target, Progress.NONE), format::toString);
			assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), format::toString);
			assertFalse(Files.exists(target), format::toString);
		}
	}

	@Test
	void anExistingFolderIsNotOverwritten() throws IOException {
		Path file = Files.writeString(folder.resolve("x"), "a;b 1\n");
		org.junit.jupiter.api.Assertions.assertThrows(ImportException.class, () -> ImportFormat.FOLDED.read(file, recording, Progress.NONE));
		assertTrue(Samples.tree(recording, Grouping.MERGED).contains("main a.py:1"));
	}
}
