package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.markers.SourceLines;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Answer;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProgramFinder;

/** Markers of real files. */
class FileMarkerResolverTest {
	private static final String PYTHON = "/usr/bin/python3.11";

	@TempDir
	Path folder;

	private FileMarkerResolver resolver() {
		return new FileMarkerResolver(new MarkerReader(), new ProgramFinder(folder + ":/usr/bin"), folder);
	}

	private static String text(Answer answer) {
		return answer.sites().isEmpty() ? answer.problem() + " " + answer.candidates() : answer.sites().stream().map(s -> new MarkerResolver.Site(s.path(), s.provider(), s.name(), s.argumentCount())).toList().toString();
	}

	private static void needPython() {
		assumeTrue(Files.exists(Path.of(PYTHON)), PYTHON + " is not installed");
	}

	@Test
	void markersOfAProgram() {
		needPython();
		assertEquals("[Site[path=/usr/bin/python3.11, provider=python, name=gc__start, argumentCount=1, addresses=[]]]", text(resolver().find("python3.11", "pyth*", "gc__st*")));
		assertEquals("/usr/bin/python3.11 has no marker \"gc__begin\" [gc__done, gc__start]", text(resolver().find(PYTHON, null, "gc__begin")).replaceAll("\\[.*gc__done.*", "[gc__done, gc__start]"));
		assertEquals("/usr/bin/python3.11 has no provider \"pyhton\" [python]", text(resolver().find(PYTHON, "pyhton", "gc__start")));
	}

	@Test
	void whyThereAreNone() throws IOException {
		assertEquals("there is no program \"no-such-program\" in the folders of PATH []", text(resolver().find("no-such-program", null, "x")));
		assertEquals("there is no file \"/no/such\" []", text(resolver().find("/no/such", null, "x")));
		assertEquals("no file matches \"/no/such*\" []", text(resolver().find("/no/such*", null, "x")));
		assertEquals("/usr/bin/env has no static markers at all []", text(resolver().find("/usr/bin/env", null, "x")));
		Path file = Files.writeString(folder.resolve("notes"), "just text");
		assertEquals(file + ": this is not an ELF program or library []", text(resolver().find(file.toString(), null, "x")));
	}

	@Test
	void programsInTheFolderItself() throws IOException {
		Path program = Files.copy(Path.of("/usr/bin/env"), folder.resolve("own-program"));
		assertEquals(List.of(program.toString()), new FileMarkerResolver(new MarkerReader(), new ProgramFinder("/usr/bin"), folder).files("own-program"));
		Files.copy(program, folder.resolve("env"));
		assertEquals(List.of("/usr/bin/env"), new FileMarkerResolver(new MarkerReader(), new ProgramFinder("/usr/bin"), folder).files("env"));
	}

	/** The compiler keeps no other copy of a function whose argument is the same in all calls. */
	@Test
	void copiesForTheCallsThatThereAre() throws Exception {
		Path source = Files.writeString(folder.resolve("copied.c"), "static __attribute__((noinline)) int scaled(int n, int by) { __asm__ volatile(\"\" : : \"r\"(n)); return n * by; }\nint main(int argc, char **argv) { return scaled(argc, 3); }\n");
		Path program = folder.resolve("copied");
		assumeTrue(new ProcessBuilder("gcc", "-O2", "-g", "-o", program.toString(), source.toString()).inheritIO().start().waitFor() == 0);
		String found = text(resolver().functions(program.toString(), FunctionNames.ENTRY, "scaled"));
		assertTrue(found.matches(".*name=scaled(\\.(constprop|isra)\\.0)+,.*") || found.contains("name=scaled,"), found);
		assertEquals(program + " has no function \"scale\" ", text(resolver().functions(program.toString(), FunctionNames.ENTRY, "scale")).replaceFirst("\\[.*", ""));
	}

	@Test
	void filesWithASimilarName() throws IOException {
		Path program = Files.createFile(folder.resolve("worker"));
		assertEquals("there is no file \"" + folder + "/wroker\" [" + program + "]", text(resolver().find(folder + "/wroker", null, "x")));
		assertEquals("there is no file \"wroker\"", resolver().statements(folder + "/wroker", SourceLines.Place.of("*@a.c:1").orElseThrow()).getFirst().problem().replace(folder + "/", ""));
		program.toFile().setExecutable(true);
		MarkerResolver inPath = new FileMarkerResolver(new MarkerReader(), new ProgramFinder(folder.toString()), folder);
		assertEquals("there is no program \"wroker\" in the folders of PATH [worker]", text(inPath.functions("wroker", FunctionNames.ENTRY, "main")));
	}

	@Test
	void scriptsStandForTheirInterpreters() throws IOException {
		needPython();
		Path script = Files.writeString(folder.resolve("job"), "#!/usr/bin/env python3.11\n");
		assertEquals("[Site[path=/usr/bin/python3.11, provider=python, name=gc__done, argumentCount=1, addresses=[]]]", text(resolver().find(script.toString(), null, "gc__done")));
	}

	/** A wrapper of that name, as pyenv has, starts a Python that nobody can tell beforehand. */
	@Test
	void wrappersOfPython() throws IOException {
		Path wrapper = Files.writeString(folder.resolve("python3"), "#!/usr/bin/env bash\n");
		assertEquals("[Site[path=null, provider=python, name=function__entry, argumentCount=3, addresses=[]]]", text(resolver().find(wrapper.toString(), "python", "function__entry")));
	}

	/** A script with patterns of functions is checked at each keystroke: a file is read again only when its time or size tells that it has changed. */
	@Test
	void functionsAreReadOnce() throws IOException {
		Path program = Files.copy(Path.of("/usr/bin/env"), folder.resolve("program"));
		FileTime time = Files.getLastModifiedTime(program);
		MarkerResolver resolver = resolver();
		Answer first = resolver.functions(program.toString(), FunctionNames.STUB, "*");
		assertTrue(first.sites().size() > 10, first::toString);
		Files.write(program, new byte[(int) Files.size(program)]);
		Files.setLastModifiedTime(program, time);
		assertEquals(first, resolver.functions(program.toString(), FunctionNames.STUB, "*"));
		Files.setLastModifiedTime(program, FileTime.fromMillis(1_000));
		assertEquals(program + ": this is not an ELF program or library []", text(resolver.functions(program.toString(), FunctionNames.STUB, "*")));
	}

	@Test
	void anyObject() {
		assertEquals("[Site[path=null, provider=python, name=function__return, argumentCount=3, addresses=[]]]", text(resolver().find(null, "python", "function__return")));
		assertEquals("[Site[path=null, provider=demo, name=start, argumentCount=-1, addresses=[]]]", text(resolver().find(null, "demo", "start")));
	}
}
