package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ./tapset} starts the command line that was built: with the class path and the start cache of {@code releng/start.sh}. */
class StartTest {
	private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
	private static final Path BUILT = Path.of(System.getProperty("tapsetstudio.native")).toAbsolutePath().normalize().getParent();
	private static final String SOURCES = "set -eu; . \"$0/releng/environment.sh\"; . \"$0/releng/start.sh\"; ";

	@TempDir
	private Path state;

	@Test
	void theBuiltCommandLineStarts() throws Exception {
		assertEquals("started\n", bash("tapset_java_options \"$1\"; exec \"${java[@]}\" run -e 'probe begin { println(\"started\") exit() }'"));
	}

	@Test
	void aStartCacheIsMadeOnceAndUsed() throws Exception {
		String make = "tapset_make_start_cache \"$1\" \"$2\"; ";
		assertEquals("started\n", bash(make + "tapset_java_options \"$1\"; exec \"${java[@]}\" run -e 'probe begin { println(\"started\") exit() }'"));
		List<Path> made = caches();
		assertEquals(1, made.size(), made.toString());
		Object time = Files.getLastModifiedTime(made.getFirst());
		assertTrue(bash(make + "tapset_java_options \"$1\"; echo \"${java[@]}\"").contains(made.getFirst().toString()));
		assertEquals(time, Files.getLastModifiedTime(made.getFirst()));
	}

	/** A JVM with a start cache reads all manifests before it runs anything: lists of every class in them cost a fifth of a second. */
	@Test
	void manifestsOfTheBuiltCommandLineAreShort() throws Exception {
		try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
			for (Path jar : jars.toList()) {
				try (JarFile file = new JarFile(jar.toFile())) {
					assertEquals(Map.of(), file.getManifest().getEntries(), jar.toString());
					assertTrue(file.getManifest().getMainAttributes().size() <= 6, jar.toString());
				}
			}
		}
	}

	private List<Path> caches() throws IOException {
		try (Stream<Path> files = Files.list(state)) {
			return files.filter(file -> !file.toString().endsWith(".log")).toList();
		}
	}

	private String bash(String commands) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", SOURCES + commands, ROOT.toString(), BUILT.toString(), state.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), output);
		return output;
	}
}
