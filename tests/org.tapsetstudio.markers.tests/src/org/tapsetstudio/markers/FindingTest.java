package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Program lookup, path patterns, processes, packages, the scan of folders. */
class FindingTest {
	@TempDir
	Path folder;

	private Path program(String name) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, SyntheticElf.with("p", "m", ""));
		assertTrue(file.toFile().setExecutable(true));
		return file.toRealPath();
	}

	@Test
	void lookupInPathFollowsLinks() throws IOException {
		Path real = program("bin/tool-1.2");
		Files.createSymbolicLink(folder.resolve("bin/tool"), Path.of("tool-1.2"));
		ProgramFinder finder = new ProgramFinder("/nowhere:" + folder.resolve("bin"));
		assertEquals(Optional.of(real), finder.find("tool", folder));
		assertEquals(Optional.of(real), finder.find("bin/tool", folder));
		assertEquals(Optional.empty(), finder.find("absent", folder));
	}

	@Test
	void globDoesNotCrossSlashes() throws IOException {
		Path a = program("lib/x/libfoo.so.1");
		Path b = program("lib64/x/libfoo.so.2");
		program("lib/x/deep/libfoo.so.3");
		program("lib/x/.libfoo.so.4");
		assertEquals(List.of(a, b), new ProgramFinder(null).glob(folder.toRealPath() + "/lib*/x/lib[ef]oo.so*"));
	}

	@Test
	void patterns() {
		assertTrue(Glob.matches("*__entry", "function__entry"));
		assertTrue(Glob.matches("f?o[a-c]*", "foobar"));
		assertFalse(Glob.matches("f?o[!a-c]*", "foobar"));
		assertTrue(Glob.matches("a\\*b", "a*b"));
		assertFalse(Glob.matches("a*b*c*d*e*f*g*h*!", "a".repeat(5000)));
	}

	@Test
	void mapsFile() {
		assertEquals(List.of(Path.of("/usr/bin/my prog"), Path.of("/lib/libc.so.6")), ProcessFiles.parse("""
				55d0-55d1 r--p 00000000 08:01 12   /usr/bin/my prog
				55d1-55d2 r-xp 00001000 08:01 12   /usr/bin/my prog
				7f00-7f01 r-xp 00001000 08:01 13   /lib/libc.so.6
				7f01-7f02 r-xp 00001000 08:01 14   /lib/gone.so (deleted)
				7f02-7f03 rwxp 00000000 00:00 0
				7fff-8000 r-xp 00000000 00:00 0    [vdso]
				"""));
	}

	@Test
	void ownProcess() throws IOException {
		List<Path> files = ProcessFiles.of(ProcessHandle.current().pid());
		assertTrue(files.stream().anyMatch(f -> f.endsWith("libjvm.so")), files.toString());
	}

	@Test
	void interpretersOfScripts() throws IOException {
		assertEquals(Optional.of("/bin/sh"), ScriptFiles.interpreter(Files.writeString(folder.resolve("a"), "#! /bin/sh -e\n")));
		assertEquals(Optional.of("bash"), ScriptFiles.interpreter(Files.writeString(folder.resolve("b"), "#!/usr/bin/env -S X=1 bash\n")));
		assertEquals(Optional.empty(), ScriptFiles.interpreter(Files.writeString(folder.resolve("c"), "plain text")));
		assertEquals(Optional.empty(), ScriptFiles.interpreter(folder.resolve("absent")));
	}

	@Test
	void packages() throws IOException {
		Files.writeString(folder.resolve("libfoo:amd64.list"), "/.\n/usr/lib/libfoo.so.1\n/usr/share/doc/libfoo\n");
		Files.writeString(folder.resolve("old.list"), "/bin/old\n");
		DebianPackages packages = new DebianPackages(folder);
		assertEquals(Optional.of("libfoo"), packages.owner(Path.of("/usr/lib/libfoo.so.1")));
		assertEquals(Optional.of("old"), packages.owner(Path.of("/usr/bin/old")));
		assertEquals(Optional.empty(), packages.owner(Path.of("/usr/bin/new")));
	}

	@Test
	void scanReportsAndStops() throws IOException {
		Path a = program("one/a");
		Path b = program("two/b.so");
		Files.writeString(folder.resolve("two/notes.txt"), "text ".repeat(100));
		List<String> found = new ArrayList<>();
		SystemScan scan = new SystemScan(new MarkerReader(), List.of(folder.toRealPath().resolve("one"), folder.toRealPath().resolve("two"), folder.resolve("absent")));
		assertEquals(2, scan.run((at, seen) -> found.add(at.getFileName() + " " + seen)).size());
		assertEquals(List.of("one 0", "two 0"), found);
		assertEquals(List.of(a), scan.run((at, seen) -> at.endsWith("one")).stream().map(MarkerFile::path).toList());
		assertTrue(Files.exists(b));
	}

	@Test
	void providedMarkers() {
		assertEquals(3, ProvidedMarkers.find("python", "function__entry").orElseThrow().argumentCount());
		assertEquals(2, ProvidedMarkers.matching(null, "function__*").size());
		assertTrue(ProvidedMarkers.servesFile("python", "python3.12"));
		assertTrue(ProvidedMarkers.servesFile("python", "libpython3.11.so.1.0"));
		assertFalse(ProvidedMarkers.servesFile("python", "python3-config"));
	}
}
