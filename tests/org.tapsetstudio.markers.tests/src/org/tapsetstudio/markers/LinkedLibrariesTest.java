package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libraries a program is linked with, beside what the dynamic linker itself says. */
class LinkedLibrariesTest {
	private static final Path PROGRAM = Path.of("/usr/bin/python3.11");
	private static final Path LIBC = Path.of("/lib/x86_64-linux-gnu/libc.so.6");

	@TempDir
	Path folder;

	@BeforeEach
	void needs() {
		assumeTrue(Files.exists(PROGRAM) && Files.exists(LIBC), "needs Debian's Python 3.11 on x86-64");
	}

	@Test
	void asTheLinkerSays() throws Exception {
		Process linker = new ProcessBuilder("/lib64/ld-linux-x86-64.so.2", "--list", PROGRAM.toString()).start();
		Set<Path> expected = new TreeSet<>(Set.of(PROGRAM.toRealPath()));
		for (String line : new String(linker.getInputStream().readAllBytes()).lines().toList()) {
			for (String word : line.strip().split(" ")) {
				if (word.startsWith("/")) {
					expected.add(Path.of(word).toRealPath());
				}
			}
		}
		assertTrue(expected.size() > 4, expected.toString());
		assertEquals(expected, new TreeSet<>(new LinkedLibraries("").of(PROGRAM)));
	}

	@Test
	void thoseForAnotherProcessorAreNotTaken() throws Exception {
		byte[] bytes = Files.readAllBytes(LIBC);
		Path same = Files.write(folder.resolve("libc.so.6"), bytes);
		assertTrue(new LinkedLibraries(folder.toString()).of(PROGRAM).contains(same.toRealPath()));
		bytes[18] = (byte) 183; // e_machine: aarch64
		Files.write(same, bytes);
		List<Path> found = new LinkedLibraries(folder.toString()).of(PROGRAM);
		assertTrue(found.contains(LIBC.toRealPath()) && !found.contains(same.toRealPath()), found.toString());
		Files.writeString(same, "GROUP ( /lib/libc.so.6 )");
		assertTrue(new LinkedLibraries(folder.toString()).of(PROGRAM).contains(LIBC.toRealPath()));
	}
}
