package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerReaderTest {
	@TempDir
	Path folder;

	@Test
	void prelinkShiftIsApplied() throws Exception {
		Path file = Files.write(folder.resolve("a.so"), SyntheticElf.with("p", "m", "8@%rdi"));
		Marker marker = new MarkerReader().read(file).markers().get(0);
		assertEquals("p:m 1334 9100 [8@%rdi]",
				marker.qualifiedName() + " " + Long.toHexString(marker.address()) + " " + Long.toHexString(marker.semaphore()) + " " + marker.arguments());
	}

	@Test
	void rereadsOnlyWhatChanged() throws Exception {
		Path file = Files.write(folder.resolve("a.so"), SyntheticElf.with("p", "m", ""));
		MarkerReader reader = new MarkerReader();
		MarkerFile first = reader.read(file);
		assertSame(first, reader.read(file));
		Files.write(file, SyntheticElf.with("p", "n", ""));
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
		assertNotSame(first, reader.read(file));
		assertEquals("p:n", reader.read(file).markers().get(0).qualifiedName());
	}
}
