package org.tapsetstudio.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.model.Bookmarks;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.recording.Bookmark;
import org.tapsetstudio.model.recording.Recording;

class BookmarksTest {
	private static final int NOTES = 40;

	@TempDir
	Path folder;

	private static List<String> texts(List<Bookmark> bookmarks) {
		return bookmarks.stream().map(mark -> mark.getId() + " " + mark.getStartNanos() + "-" + mark.getEndNanos() + " " + mark.getNote()).toList();
	}

	@Test
	void areMadeChangedAndForgotten() throws IOException {
		assertEquals(List.of(), Bookmarks.of(folder));
		Bookmarks.add(folder, "slow", 5, 9);
		assertEquals(List.of("bookmark-1 5-9 slow", "bookmark-2 7-7 \u2620 & <b>"), texts(Bookmarks.add(folder, "\u2620 & <b>", 7, 3)));
		assertEquals(List.of("bookmark-1 5-10 slower", "bookmark-2 7-7 \u2620 & <b>"), texts(Bookmarks.change(folder, "bookmark-1", "slower", 5, 10)));
		Bookmarks.change(folder, "bookmark-9", "nobody's", 0, 0);
		Bookmarks.remove(folder, "bookmark-9");
		assertEquals(List.of("bookmark-2 7-7 \u2620 & <b>"), texts(Bookmarks.remove(folder, "bookmark-1")));
		assertEquals(List.of("bookmark-2 7-7 \u2620 & <b>", "bookmark-1 0-1 again"), texts(Bookmarks.add(folder, "again", 0, 1)));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(RecordingResource.FILE_NAME))));
	}

	@Test
	void keepWhatElseTheFileSays() throws IOException {
		Recording model = RecordingResource.open(folder);
		model.setCommand("as typed");
		RecordingResource.save(model, folder);
		Bookmarks.add(folder, "slow", 0, 0);
		assertEquals("as typed", RecordingResource.open(folder).getCommand());
	}

	@Test
	void ofManyThreadsAreAllKept() throws IOException {
		IntStream.range(0, 40).parallel().forEach(i -> {
			try {
				Bookmarks.add(folder, "note " + i, i, i);
			} catch (IOException e) {
				throw new java.io.UncheckedIOException(e);
			}
		});
		assertEquals(40, Bookmarks.of(folder).stream().map(Bookmark::getId).distinct().count());
	}

	/** Two programs that keep notes of one recording at the same time. */
	@Test
	void ofTwoProcessesAreAllKept() throws Exception {
		Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System.getProperty("java.class.path"), BookmarksTest.class.getName(), folder.toString())
				.redirectErrorStream(true).start();
		try {
			assertEquals("ready", other.inputReader().readLine());
			other.outputWriter().append("go\n").flush();
			write(folder, "ours");
			assertTrue(other.waitFor(1, TimeUnit.MINUTES), "the other program goes on for ever");
			assertEquals(0, other.exitValue(), () -> other.inputReader().lines().toList().toString());
		} finally {
			other.destroyForcibly();
		}
		assertEquals(2 * NOTES, Bookmarks.of(folder).stream().map(Bookmark::getId).distinct().count());
	}

	/** The other program. */
	public static void main(String[] arguments) throws IOException {
		System.out.println("ready");
		if (System.in.read() > 0) {
			write(Path.of(arguments[0]), "theirs");
		}
	}

	private static void write(Path folder, String note) throws IOException {
		for (int i = 0; i < NOTES; i++) {
			Bookmarks.add(folder, note + i, i, i);
		}
	}

	@Test
	void aFileThatIsNoDescriptionIsNotReplaced() throws IOException {
		Files.writeString(folder.resolve(RecordingResource.FILE_NAME), "<half");
		assertThrows(IOException.class, () -> Bookmarks.add(folder, "slow", 0, 0));
		assertEquals("<half", Files.readString(folder.resolve(RecordingResource.FILE_NAME)));
	}
}
