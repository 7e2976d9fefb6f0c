package org.tapsetstudio.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.model.Bookmarks;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;

/** A description that was cut, changed or made by somebody who means harm opens, or is an {@link IOException}; never anything else. */
class DamagedMetadataTest {
	private static final int ROUNDS = 600;

	@TempDir
	Path folder;
	private byte[] whole;
	private int refused;

	@BeforeEach
	void record() throws IOException {
		TextRecording.write(folder, "process 100 /usr/bin/python3 \"python3 a.py\"\nmarker app event int\nthread 100/100 main\n10us > main a.py:1\n25us app:event 42\n30us < main\n");
		RecordingResource.save(RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), Recording.open(folder)), folder);
		Bookmarks.add(folder, "a note", 5, 9);
		whole = Files.readAllBytes(folder.resolve(RecordingResource.FILE_NAME));
	}

	private void open(byte[] bytes) throws IOException {
		Files.write(folder.resolve(RecordingResource.FILE_NAME), bytes);
		try {
			RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), Recording.open(folder));
			Bookmarks.of(folder);
		} catch (IOException e) {
			refused++;
		}
	}

	@Test
	void cutAnywhere() throws IOException {
		for (int length = 0; length < whole.length; length += 7) {
			open(Arrays.copyOf(whole, length));
		}
		assertTrue(refused > whole.length / 8, refused + " refused");
	}

	@Test
	void changedAnywhere() throws IOException {
		Random random = new Random(17);
		for (int round = 0; round < ROUNDS; round++) {
			byte[] bytes = whole.clone();
			for (int i = random.nextInt(3); i >= 0; i--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			open(bytes);
		}
		assertTrue(refused > 0 && refused < ROUNDS, refused + " refused");
	}

	/** Neither another file's content nor a text that grows without end. */
	@Test
	void entitiesAreRefused() throws IOException {
		Path secret = Files.writeString(folder.resolve("secret"), "not for you");
		String text = new String(whole, StandardCharsets.UTF_8);
		for (String entity : new String[] { "SYSTEM \"" + secret.toUri() + "\"", "\"a lot\"" }) {
			String harmful = text.replaceFirst("\\?>", "?>\n<!DOCTYPE x [<!ENTITY e " + entity + ">]>").replace("a note", "&e;");
			Files.writeString(folder.resolve(RecordingResource.FILE_NAME), harmful);
			assertThrows(IOException.class, () -> Bookmarks.of(folder));
		}
	}

	@Test
	void anotherModelIsNotTakenForOurs() throws IOException {
		Files.writeString(folder.resolve(RecordingResource.FILE_NAME), "<?xml version=\"1.0\"?>\n<x:Other xmlns:x=\"http://example.org/other/9\" a=\"b\"/>");
		assertThrows(IOException.class, () -> Bookmarks.add(folder, "x", 0, 0));
		assertEquals(null, Files.exists(folder.resolve(RecordingResource.FILE_NAME + ".new")) ? "left over" : null);
	}
}
