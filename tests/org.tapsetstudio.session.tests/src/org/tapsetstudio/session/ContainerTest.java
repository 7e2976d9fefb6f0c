package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.markers.ProcessFiles;
import org.tapsetstudio.markers.ProcessRoot;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.session.preflight.Preflight;

/** A process with mounts of its own: what a script says of its files is what is there, not what we have by the same path. */
class ContainerTest {
	@TempDir
	Path folder;
	private Process program;
	private Path tool;

	@BeforeEach
	void start() throws Exception {
		Path image = Files.createDirectory(folder.resolve("image"));
		tool = Files.createDirectory(folder.resolve("place")).resolve("tool");
		String source = Traced.FIXTURES.resolve("functions/container.c").toString();
		NativePrograms.compile(tool, "-O2", "-g", source);
		NativePrograms.compile(image.resolve("tool-1.0"), "-O2", "-g", "-DINSIDE", source);
		Files.createSymbolicLink(image.resolve("tool"), tool.resolveSibling("tool-1.0"));
		program = new ProcessBuilder("unshare", "-m", "sh", "-c", "mount --bind \"$1\" \"$2\" && exec \"$2\"/tool", "sh", image.toString(), tool.getParent().toString()).redirectErrorStream(true).start();
		String first = program.inputReader(StandardCharsets.UTF_8).readLine();
		assumeTrue("ready".equals(first), "mounts cannot be made here: " + first);
	}

	@AfterEach
	void kill() throws Exception {
		if (program != null) {
			program.destroyForcibly().waitFor();
		}
	}

	private SessionRequest.Builder request(Backend backend, String path) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Script script = Script.of("test.stp", "probe process(\"" + path + "\").function(\"visit\") { println($node->value) exit() }");
		return SessionRequest.builder(script).attach((int) program.pid()).backend(backend);
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void variablesAreThoseOfItsFile(Backend backend) throws Exception {
		Traced run = Traced.run(request(backend, tool.toString()));
		assertEquals("42\n", run.output(), run.diagnostics());
	}

	@Test
	void itsPathsAreKnownBeforehand() throws Exception {
		for (String path : List.of(tool.toString(), "/proc/" + program.pid() + "/root" + tool, tool.resolveSibling("tool-*").toString())) {
			Expectation expected = Preflight.of(request(Backend.AUTO, path).build()).expectations().getFirst();
			assertEquals(Outlook.FIRES, expected.outlook(), expected.reason());
			assertTrue(expected.reason().contains(tool + "-1.0"), expected.reason());
		}
	}

	@Test
	void itsFilesCanBeOpened() throws Exception {
		ProcessRoot root = ProcessRoot.of(program.pid());
		assertEquals(tool.resolveSibling("tool-1.0"), root.real(tool));
		List<Path> files = ProcessFiles.of(program.pid());
		assertEquals(root.reach(root.real(tool)), files.getFirst());
		assertEquals(root.real(tool), root.name(files.getFirst()));
		assertTrue(files.stream().allMatch(Files::isRegularFile), files.toString());
		assertEquals(ProcessRoot.HERE, ProcessRoot.of(ProcessHandle.current().pid()));
	}
}
