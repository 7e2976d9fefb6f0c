package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.recording.testing.TextRecording;

class PagesAndArchivesTest {
	@TempDir
	Path folder;

	private Path recording;

	@BeforeEach
	void record() {
		recording = Samples.record(folder.resolve("a.taprec"));
	}

	@Test
	void thePageHasEverythingAndLoadsNothing() throws IOException {
		String page = Files.readString(Samples.export(recording, ExportFormat.HTML, folder.resolve("a.html")));
		for (String part : new String[] { "<h2 id=\"findings\">", "<h2 id=\"hot\">", "<h2 id=\"tree\">", "<h2 id=\"flame\">", "<h2 id=\"timeline\">", "Parser.parse lib/json.py:5", "python3 a.py" }) {
			assertTrue(page.contains(part), part);
		}
		assertFalse(Pattern.compile("(?:src|href)=\"(?!#)|url\\(|@import|fetch\\(|<link").matcher(page).find(), "something is loaded");
		assertEquals(2, Pattern.compile("<svg ").matcher(page).results().count());
		wellFormed(page);
	}

	/** Every element that is opened is closed, in order. */
	private static void wellFormed(String page) {
		Set<String> single = Set.of("meta", "br", "input", "!DOCTYPE");
		java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
		Matcher tag = Pattern.compile("<(/?)([!a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>").matcher(page.replaceAll("(?s)<(style|script)>.*?</\\1>", ""));
		while (tag.find()) {
			if (single.contains(tag.group(2)) || !tag.group(3).isEmpty()) {
				continue;
			}
			if (tag.group(1).isEmpty()) {
				open.push(tag.group(2));
			} else {
				assertEquals(open.pop(), tag.group(2), () -> "at " + page.substring(Math.max(0, tag.start() - 80), tag.end()));
			}
		}
		assertTrue(open.isEmpty(), open::toString);
	}

	@Test
	void namesCannotBreakThePage() throws IOException {
		Path odd = folder.resolve("odd.taprec");
		TextRecording.write(odd, "process 100 /bin/a \"a </title><script>alert(1)</script>\"\nthread 100/100 main\n10us > </script><img/onerror> a.py:1\n20us < </script><img/onerror>\n");
		String page = Files.readString(Samples.export(odd, ExportFormat.HTML, folder.resolve("odd.html")));
		assertFalse(page.contains("<img") || page.contains("alert(1)</script>"));
	}

	@Test
	void aPictureWithoutADisplay() throws IOException {
		BufferedImage image = ImageIO.read(Samples.export(recording, ExportFormat.PNG, folder.resolve("a.png")).toFile());
		assertEquals(2400, image.getWidth());
		Set<Integer> colors = new HashSet<>();
		for (int y = 0; y < image.getHeight(); y++) {
			colors.add(image.getRGB(40, y) & 0xFFFFFF);
		}
		assertTrue(colors.contains(0xC8C8C8), "the root");
		assertTrue(colors.stream().anyMatch(c -> (c >> 16) > 210 && (c & 0xFF) < 120), "a function");
	}

	/** Most programs show no picture of more than 16,384 rows of pixels. */
	@Test
	void aPictureOfADeepRecursionCanBeShown() throws IOException {
		Path deep = folder.resolve("deep.taprec");
		TextRecording.write(deep, "process 100 /bin/a a\nthread 100/100 main\n" + "10us > f a.py:1\n".repeat(900) + "20us < f\n".repeat(900));
		BufferedImage image = ImageIO.read(Samples.export(deep, ExportFormat.PNG, folder.resolve("deep.png")).toFile());
		assertEquals(16_000, image.getHeight(), 1);
		assertEquals(image.getRGB(image.getWidth() / 2, image.getHeight() / 2), image.getRGB(image.getWidth() / 2, image.getHeight() - 20), "the innermost");
	}

	@Test
	void anArchiveIsSmallAndGivesTheSameRecording() throws IOException {
		Path archive = Samples.export(recording, ExportFormat.ARCHIVE, folder.resolve("a.zip"));
		assertTrue(RecordingArchive.isArchive(archive));
		assertFalse(RecordingArchive.isArchive(recording));
		Path back = folder.resolve("back.taprec");
		RecordingArchive.unpack(archive, back, 1 << 30, Progress.NONE);
		assertEquals(Samples.tree(recording, Grouping.THREAD), Samples.tree(back, Grouping.THREAD));
		assertEquals("rwx------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(back)));
		assertThrows(ImportException.class, () -> RecordingArchive.unpack(archive, folder.resolve("small"), 100, Progress.NONE));
	}

	@Test
	void anArchiveCannotWriteElsewhere() throws IOException {
		for (String name : new String[] { "../evil.txt", "/tmp/evil.txt", "a/b.txt", "..", "index/index.tap", "x.sh" }) {
			Path archive = folder.resolve("evil.zip");
			try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(1);
			}
			assertThrows(ImportException.class, () -> RecordingArchive.unpack(archive, folder.resolve("e"), 1 << 20, Progress.NONE), name);
		}
	}
}
