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
	/** $1: what is in the container by the path $2. $3: an empty folder. */
	private static final String MOUNTS = "mount --bind \"$1\" \"$2\" && exec \"$2\"/tool";
	private static final String ROOT = "mount --bind / \"$3\" && mount --bind \"$1\" \"$3$2\" && exec chroot \"$3\" \"$2\"/tool";

	@TempDir
	Path folder;
	private Process program;
	private Path tool;

	@BeforeEach
	void compile() throws Exception {
		Path image = Files.createDirectory(folder.resolve("image"));
		tool = Files.createDirectory(folder.resolve("place")).resolve("tool");
		String source = Traced.FIXTURES.resolve("functions/container.c").toString();
		NativePrograms.compile(tool, "-O2", "-g", source);
		NativePrograms.compile(image.resolve("tool-1.0"), "-O2", "-g", "-DINSIDE", source);
		Files.createSymbolicLink(image.resolve("tool"), tool.resolveSibling("tool-1.0"));
	}

	private void start(String command) throws Exception {
		program = new ProcessBuilder("unshare", "-m", "sh", "-c", command, "sh", folder.resolve("image").toString(), tool.getParent().toString(), Files.createDirectory(folder.resolve("root")).toString())
				.redirectErrorStream(true).start();
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
		start(MOUNTS);
		Traced run = Traced.run(request(backend, tool.toString()));
		assertEquals("42\n", run.output(), run.diagnostics());
	}

	@Test
	void itsPathsAreKnownBeforehand() throws Exception {
		start(MOUNTS);
		for (String path : List.of(tool.toString(), "/proc/" + program.pid() + "/root" + tool, tool.resolveSibling("tool-*").toString())) {
			Expectation expected = Preflight.of(request(Backend.AUTO, path).build()).expectations().getFirst();
			assertEquals(Outlook.FIRES, expected.outlook(), expected.reason());
			assertTrue(expected.reason().contains(tool + "-1.0"), expected.reason());
		}
	}

	@Test
	void itsFilesCanBeOpened() throws Exception {
		start(MOUNTS);
		ProcessRoot root = ProcessRoot.of(program.pid());
		assertEquals(tool.resolveSibling("tool-1.0"), root.real(tool));
		List<Path> files = ProcessFiles.of(program.pid());
		assertEquals(root.reach(root.real(tool)), files.getFirst());
		assertEquals(root.real(tool), root.name(files.getFirst()));
		assertTrue(files.stream().allMatch(Files::isRegularFile), files.toString());
		assertEquals(ProcessRoot.HERE, ProcessRoot.of(ProcessHandle.current().pid()));
	}

	/** Both what the process calls a file and what the system shows of it will do. */
	@Test
	void anotherRoot() throws Exception {
		start(ROOT);
		ProcessRoot root = ProcessRoot.of(program.pid());
		Path shown = folder.resolve("root").resolve(tool.toString().substring(1) + "-1.0");
		assertEquals(shown, root.real(tool));
		assertEquals(shown, root.real(folder.resolve("root").resolve(tool.toString().substring(1))));
		assertEquals(root.reach(shown), ProcessFiles.of(program.pid()).getFirst());
		Traced run = Traced.run(request(Backend.UPROBE, tool.toString()));
		assertEquals("42\n", run.output(), run.diagnostics());
		Traced byItself = Traced.run(request(Backend.AUTO, shown.toString()));
		assertEquals("42\n", byItself.output(), byItself.diagnostics());
	}
}
