package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run -p}, {@code -l} and {@code -L} print. */
class ScriptPassesTest {
	private static final Path MARKED = Path.of("/usr/bin/stap");

	@TempDir
	Path folder;

	private String list(String pattern, boolean variables) throws Exception {
		Script options = new Script("", "", List.of(), Map.of(), Map.of(), List.of(folder), false, false, false);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ScriptPasses.list(options, pattern, variables, new PrintStream(out, true, StandardCharsets.UTF_8));
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void builtInPoints() throws Exception {
		assertEquals("begin\nend\n", list("end, begin", false));
		assertEquals("timer.ms(100)\n", list("timer.ms(100)", true));
		assertThrows(SessionException.class, () -> list("nosuch", false));
		SessionException kernel = assertThrows(SessionException.class, () -> list("kernel.function(\"x\")", false));
		assertTrue(kernel.getMessage().contains("kernel.function"), kernel.getMessage());
	}

	/** As stap lists them: by name, with what all points behind the name have; what does not exist here is passed over where a pattern matched it. */
	@Test
	void aliases() throws Exception {
		Files.writeString(folder.resolve("al.stp"), "probe al.one = begin { a = 1; b = \"x\" }, { c = 5 }\nprobe al.two = end { c = 2; z = 1 }\n"
				+ "probe al.both = al.one, al.two { extra = 1 }\nprobe al.gone = process(\"/nonexistent\").mark(\"x\") { }\n");
		assertEquals("al.both extra:long c:long\nal.one a:long b:string c:long\nal.two c:long z:long\n", list("al.*", true));
		assertEquals("al.one\nal.two\n", list("al.{one,two}", false));
		assertThrows(SessionException.class, () -> list("al.gone", false));
	}

	@Test
	void markers() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(MARKED), MARKED + ", whose markers are listed, is not installed (Debian package systemtap)");
		String lines = list("process(\"stap\").mark(\"cache__*\")", true);
		assertTrue(lines.contains("process(\"/usr/bin/stap\").mark(\"cache__get\") $arg1:long $arg2:long\n"), lines);
		assertTrue(list("process(\"stap\").provider(\"st*\").mark(\"cache__get\")", false).contains(".provider(\"stap\").mark(\"cache__get\")"));
	}

	/** By file and line of the source, with what can be read there. */
	@Test
	void functions() throws Exception {
		Path source = Files.writeString(folder.resolve("code.c"), """
				struct point { int x; };
				int twice(int n, char const **names, struct point *p, int (*f)(int)) {
				  int other[2] = { n };
				  return f(other[0]) + p->x;
				}
				void nothing(void) { }
				int main(void) { return 0; }
				""");
		Path program = NativePrograms.compile(folder.resolve("code"), "-g", source.toString());
		String at = "process(\"" + program + "\").";
		String parameters = " $n:int $names:char const** $p:struct point* $f:int (*) (int)";
		assertEquals(at + "function(\"nothing@" + source + ":6\")\n" + at + "function(\"twice@" + source + ":2\")" + parameters + "\n",
				list(at + "{function(\"nothing\"),function(\"twice\")}", true));
		assertEquals(at + "function(\"twice@" + source + ":2\").return $return:int" + parameters + "\n", list(at + "function(\"twice\").return", true));
		assertEquals(at + "statement(\"twice@" + source + ":4\")" + parameters + " $other:int[]\n", list(at + "statement(\"twice@code.c:4\")", true));
		assertEquals(at + "function(\"main@" + source + ":7\").call\n", list(at + "function(\"mai*\").call", false));
	}

	@Test
	void bytesThatAreNoTextArePrintedAsTheyAre() throws Exception {
		byte[] text = "probe begin { println(\"caf\u00e9\") }".getBytes(StandardCharsets.ISO_8859_1);
		Script script = Script.read(Files.write(folder.resolve("latin.stp"), text));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ScriptPasses.run(script, null, 1, false, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
		assertTrue(out.toString(StandardCharsets.ISO_8859_1).contains("println(\"caf\u00e9\");"), out.toString(StandardCharsets.ISO_8859_1));
	}

	@Test
	void markersWithoutAPathNeedATarget() throws Exception {
		Script script = Script.of("x.stp", "probe process.mark(\"cache__get\") { println($arg1) }");
		PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
		SessionException e = assertThrows(SessionException.class, () -> ScriptPasses.run(script, null, 2, false, nowhere, nowhere));
		assertTrue(e.getMessage().contains("-c"), e.getMessage());
		SessionException absent = assertThrows(SessionException.class, () -> ScriptPasses.run(script, "/bin/sh", 2, false, nowhere, nowhere));
		assertTrue(absent.getMessage().startsWith("x.stp:1:20: error: ") && absent.getMessage().contains("has no static markers at all"), absent.getMessage());
		assertEquals(0, ScriptPasses.run(Script.of("y.stp", "probe process.mark(\"function__entry\") { println($arg3) }"), "/usr/bin/python3", 2, false, nowhere, nowhere));
	}

	@Test
	void gurusOnly() throws Exception {
		Script script = Script.of("x.stp", "probe begin { panic(\"x\") }");
		PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
		SessionException e = assertThrows(SessionException.class, () -> ScriptPasses.run(script, null, 3, false, nowhere, nowhere));
		assertTrue(e.getMessage().contains("guru mode (-g)"), e.getMessage());
		Script guru = new Script(script.name(), script.text(), List.of(), Map.of(), Map.of(), List.of(), true, false, false);
		assertEquals(0, ScriptPasses.run(guru, null, 3, false, nowhere, nowhere));
	}
}
