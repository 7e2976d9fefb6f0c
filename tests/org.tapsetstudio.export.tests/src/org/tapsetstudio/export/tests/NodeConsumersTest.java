package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.export.ExportFormat;

/** Formats whose consumers are packages of npm: speedscope's own schema, and the command line of the Firefox Profiler. */
class NodeConsumersTest {
	private static final List<String> PACKAGES = List.of("speedscope@1.25.0", "ajv@8.17.1", "@firefox-devtools/profiler-cli@0.10.0");
	private static final int ATTEMPTS = 40;

	@TempDir
	static Path packages;

	@TempDir
	Path folder;

	private record Output(int exit, String text) {
	}

	@BeforeAll
	static void install() throws IOException, InterruptedException {
		assumeTrue(Samples.run("npm", "--version") != null, "npm is not installed");
		List<String> command = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--prefix", packages.toString()));
		command.addAll(PACKAGES);
		Output installed = run(command.toArray(String[]::new));
		assumeTrue(installed.exit == 0, "the packages of npm cannot be installed: " + installed.text);
	}

	/** With a home of its own, where the profiler keeps its sessions. */
	private static Output run(String... command) throws IOException, InterruptedException {
		File output = Files.createTempFile(packages, "output", ".txt").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).directory(packages.toFile()).redirectErrorStream(true).redirectOutput(output);
		builder.environment().put("HOME", packages.toString());
		int exit = builder.start().waitFor();
		return new Output(exit, Files.readString(output.toPath(), StandardCharsets.UTF_8));
	}

	@Test
	void speedscopeAcceptsItsFormat() throws IOException, InterruptedException {
		Path file = Samples.export(Samples.record(folder.resolve("a.taprec")), ExportFormat.SPEEDSCOPE, folder.resolve("a.speedscope.json"));
		String script = """
				const fs = require('fs');
				const schema = JSON.parse(fs.readFileSync('node_modules/speedscope/dist/release/file-format-schema.json'));
				const validate = new (require('ajv').default || require('ajv'))({strict: false, allErrors: true}).compile(schema);
				for (const file of process.argv.slice(1)) {
					console.log(validate(JSON.parse(fs.readFileSync(file))) ? 'valid' : JSON.stringify(validate.errors[0]));
				}
				""";
		Path wrong = folder.resolve("wrong.json");
		Files.writeString(wrong, Files.readString(file).replace("\"evented\"", "\"eventful\""));
		Output output = run("node", "-e", script, file.toString(), wrong.toString());
		List<String> lines = output.text.lines().toList();
		assertEquals("valid", lines.get(0), output.text);
		assertTrue(lines.get(1).contains("profiles"), output.text);
	}

	@Test
	void theFirefoxProfilerShowsTimes() throws IOException, InterruptedException {
		Path file = Samples.export(Samples.record(folder.resolve("a.taprec")), ExportFormat.FIREFOX, folder.resolve("a.json"));
		String cli = packages.resolve("node_modules/.bin/profiler-cli").toString();
		try {
			run(cli, "load", file.toString());
			Output threads = run(cli, "thread", "list");
			for (int i = 0; i < ATTEMPTS && threads.exit != 0; i++) { // its server takes a while to start
				threads = run(cli, "thread", "list");
			}
			String list = threads.text.replaceAll(" +", " ");
			assertTrue(list.contains("main python3 100") && list.contains("worker python3 100") && list.contains("main perl 200"), threads.text);
			String functions = run(cli, "thread", "functions").text;
			for (String line : List.of("finish - self: 40\u03bcs (36.4%), total: 50\u03bcs (45.5%)", "Parser.parse - self: 40\u03bcs (36.4%), total: 40\u03bcs (36.4%)", "main - self: 20\u03bcs (18.2%), total: 110\u03bcs (100.0%)",
					"open.ended - self: 10\u03bcs (9.1%), total: 10\u03bcs (9.1%)")) {
				assertTrue(functions.contains(line), functions);
			}
		} finally {
			run(cli, "stop", "--all");
		}
	}
}
