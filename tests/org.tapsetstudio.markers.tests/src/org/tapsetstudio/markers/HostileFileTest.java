package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.markers.MarkerFileException.Reason;

/** Files that are cut off, mutated or no ELF files at all give a clear exception, and nothing else. */
class HostileFileTest {
	@TempDir
	Path folder;

	private final MarkerReader reader = new MarkerReader();

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	@Test
	void reasons() throws IOException {
		assertEquals(Reason.MISSING, assertThrows(MarkerFileException.class, () -> reader.read(folder.resolve("absent"))).reason());
		assertEquals(Reason.NOT_ELF, assertThrows(MarkerFileException.class, () -> reader.read(folder)).reason());
		assertEquals(Reason.NOT_ELF, assertThrows(MarkerFileException.class, () -> reader.read(write("text", "#!/bin/sh\nexit\n# more\n".getBytes()))).reason());
		assertEquals(Reason.NOT_ELF, assertThrows(MarkerFileException.class, () -> reader.read(write("empty", new byte[0]))).reason());
		assertEquals(Reason.DAMAGED, assertThrows(MarkerFileException.class, () -> reader.read(write("head", new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 }))).reason());
	}

	@Test
	void messagesAreSentencesWithTheFileName() throws IOException {
		Path file = write("text", "not an ELF file, just text".getBytes());
		MarkerFileException e = assertThrows(MarkerFileException.class, () -> reader.read(file));
		assertEquals(file + ": this is not an ELF program or library", e.getMessage());
	}

	@Test
	void everyTruncation() throws IOException {
		byte[] whole = SyntheticElf.with("prov", "mark", "-4@%eax 8@%rdi");
		for (int length = 0; length < whole.length; length++)
			readOrRefuse(write("cut", Arrays.copyOf(whole, length)));
		assertEquals(2, reader.read(write("whole", whole)).markers().get(0).arguments().size());
	}

	@Test
	void randomMutations() throws IOException {
		byte[] whole = SyntheticElf.with("prov", "mark", "-4@%eax 8@%rdi");
		Random random = new Random(7);
		for (int round = 0; round < 20_000; round++) {
			byte[] bytes = whole.clone();
			for (int i = random.nextInt(6); i >= 0; i--)
				bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextBoolean() ? 0xff : 0x7f);
			readOrRefuse(write("mutated", bytes));
		}
	}

	private void readOrRefuse(Path file) {
		try {
			MarkerFile read = new MarkerReader().read(file);
			assertTrue(read.markers().size() <= 100);
		} catch (MarkerFileException e) {
			assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
		}
	}
}
