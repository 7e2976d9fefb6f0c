package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tapset test-script}, on our own examples and on tests that fail. */
class TestScriptTest {
	@TempDir
	Path folder;

	@BeforeEach
	void aTest() throws Exception {
		Files.writeString(folder.resolve("calls.stp"), "global n probe python.function.entry { n[funcname]++ } probe end { foreach (f+ in n) println(@1, f, \" \", n[f]) }");
		Files.writeString(folder.resolve("calls.test"), "# a module and a function\nprogram: /usr/bin/python3 -S -c '(lambda: 0)()'\narguments: '* '\n");
	}

	@Test
	void ourExamplesPrintWhatTheyShould() {
		CommandLineTest.Run run = CommandLineTest.tapset("test-script", "scripts");
		assertEquals(0, run.status(), run.output() + run.errors());
		assertTrue(run.output().endsWith("3 tests, 3 passed, 0 failed\n"), run.output());
	}

	@Test
	void aDifferenceIsShownAndReported() throws Exception {
		assertEquals(0, CommandLineTest.tapset("test-script", folder.toString(), "--update").status());
		assertEquals("* <lambda> 1\n* <module> 1\n", Files.readString(folder.resolve("calls.out")));
		Files.writeString(folder.resolve("calls.out"), "* <lambda> 1\n* gone 2\n* <module> 1\n");
		Path report = folder.resolve("report.xml");
		CommandLineTest.Run run = CommandLineTest.tapset("test-script", folder.toString(), "--junit", report.toString());
		assertEquals(1, run.status(), run.errors());
		assertTrue(run.output().contains("FAILED  calls") && run.output().contains("\n    -* gone 2\n") && run.output().endsWith("1 tests, 0 passed, 1 failed\n"), run.output());
		var suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
		assertEquals("1", suite.getAttribute("failures"));
		assertTrue(suite.getElementsByTagName("failure").item(0).getTextContent().contains("-* gone 2"));
	}

	@Test
	void whatIsWrongWithATestIsSaid() throws Exception {
		Path test = folder.resolve("calls.test");
		assertEquals(2, CommandLineTest.tapset("test-script", folder.resolve("none").toString()).status());
		CommandLineTest.Run none = CommandLineTest.tapset("test-script", folder.toString(), "--filter", "other*");
		assertTrue(none.status() == 1 && none.errors().contains("no test that matches other*"), none.errors());
		Files.writeString(test, "colour: red\n");
		CommandLineTest.Run unknown = CommandLineTest.tapset("test-script", folder.toString());
		assertTrue(unknown.status() == 1 && unknown.errors().contains("calls.test:1: there is no \"colour\" in a test"), unknown.errors());
		Files.writeString(test, "replace: [ => x\n");
		assertTrue(CommandLineTest.tapset("test-script", folder.toString()).errors().contains("calls.test:1: replace: "));
		Files.writeString(test, "recording: missing.taprec\narguments: x\n");
		CommandLineTest.Run missing = CommandLineTest.tapset("test-script", folder.toString());
		assertTrue(missing.status() == 1 && missing.output().contains("There is no such recording."), missing.output());
	}
}
