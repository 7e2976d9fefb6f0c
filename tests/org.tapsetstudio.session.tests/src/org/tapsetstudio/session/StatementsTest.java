package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.markers.CodeDirectory;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.SourceLines;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.internal.ScriptCompiler;

/** Probes on source lines and the variables seen there. The judge is gdb: a breakpoint on the same line must see the same values, hit by hit. */
class StatementsTest {
	private static final Path SOURCE = Traced.FIXTURES.resolve("functions/statements.c");
	private static final Map<String, List<String>> SEEN = Map.of("in the loop", List.of("i", "sum", "product", "low", "count", "p->x"), "behind the loop", List.of("sum", "product", "count"),
			"in the inlined call", List.of("n", "doubled"));

	@TempDir
	static Path folder;

	private static Path program(String... options) throws Exception {
		Path done = folder.resolve("statements" + String.join("", options));
		if (Files.exists(done)) {
			return done;
		}
		String[] all = new String[options.length + 1];
		System.arraycopy(options, 0, all, 0, options.length);
		all[options.length] = SOURCE.toString();
		return NativePrograms.compile(done, all);
	}

	private static int line(String comment) throws IOException {
		List<String> lines = Files.readAllLines(SOURCE);
		return 1 + lines.indexOf(lines.stream().filter(l -> l.contains("/* " + comment)).findFirst().orElseThrow());
	}

	private static String script(Path program, String comment, List<String> variables) throws IOException {
		String format = variables.stream().map(v -> v + "=%s").collect(Collectors.joining(","));
		String values = variables.stream().map(v -> "@defined($" + v + ") ? sprint($" + v + ") : \"?\"").collect(Collectors.joining(", "));
		return "probe process(\"" + program + "\").statement(\"*@statements.c:" + line(comment) + "\") { printf(\"@" + format + "\\n\", " + values + ") }\n";
	}

	/** What gdb sees at a breakpoint on the line. */
	private static List<String> judged(Path program, String comment, List<String> variables) throws Exception {
		StringBuilder commands = new StringBuilder("set debuginfod enabled off\nset print entry-values no\nbreak statements.c:" + line(comment) + "\ncommands\nsilent\necho @\n");
		for (String v : variables) {
			commands.append("echo ").append(v).append("=\noutput/").append(v.equals("low") ? "u " : "d ").append(v).append("\necho ,\n");
		}
		Path file = Files.writeString(folder.resolve("commands"), commands + "echo \\n\ncontinue\nend\nrun > /dev/null\n");
		Process gdb = new ProcessBuilder("gdb", "-q", "-nx", "-batch", "-x", file.toString(), program.toString()).redirectErrorStream(true).start();
		List<String> lines = new String(gdb.getInputStream().readAllBytes()).lines().filter(l -> l.startsWith("@")).map(l -> l.replace("<optimized out>", "?").strip()).toList();
		gdb.waitFor();
		assumeTrue(!lines.isEmpty(), "gdb cannot run programs here");
		return lines;
	}

	private static void agree(String judged, String ours) {
		String[] left = judged.split(",");
		String[] right = ours.split(",");
		assertEquals(left.length, right.length, judged + " / " + ours);
		for (int i = 0; i < left.length; i++) {
			if (!right[i].endsWith("=?")) { // gdb may know more: it looks into the caller
				assertEquals(left[i], right[i]);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O0,-gdwarf-5", "AGENT,-O2,-gdwarf-5", "AGENT,-O2,-gdwarf-4", "AGENT,-O1,-gdwarf-4", "UPROBE,-O2,-gdwarf-5" })
	void variablesAsGdbSeesThem(Backend backend, String optimised, String format) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/gdb")), "gdb is not installed");
		Path program = program(optimised, format);
		for (Map.Entry<String, List<String>> place : SEEN.entrySet()) {
			List<String> judged = judged(program, place.getKey(), place.getValue());
			Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script(program, place.getKey(), place.getValue()))).backend(backend).target(Traced.target(Map.of(), program.toString())));
			List<String> ours = run.output().lines().toList();
			assertEquals(judged.size(), ours.size(), place.getKey() + ": " + judged + ours);
			for (int i = 0; i < ours.size(); i++) {
				agree(judged.get(i), ours.get(i));
			}
			assertTrue(!optimised.equals("-O0") || ours.stream().noneMatch(l -> l.contains("?")), "all is known where nothing is optimised: " + ours);
			assertTrue(ours.stream().anyMatch(l -> l.matches(".*=-?\\d+.*")), "something is known: " + ours);
		}
	}

	@ParameterizedTest
	@CsvSource({ "-O0", "-O2" })
	void whatIsReturnedHasItsType(String optimised) throws Exception {
		Path program = program("-g", optimised);
		String script = """
				probe process("PROGRAM").function("work").return { printf("%d\\n", $return) }
				probe process("PROGRAM").function("choose@statements.c").return { printf("%d %d\\n", $return->x, $return->next->y) }
				probe process("PROGRAM").function("choose") { printf("%s\\n", usymfileline(uaddr())) }
				""".replace("PROGRAM", program.toString());
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script)).target(Traced.target(Map.of(), program.toString())));
		String place = SOURCE.toAbsolutePath().normalize() + ":";
		assertEquals(List.of("250 -2", "-499", "250 -2", "-752", "250 -2", "-1006"), run.output().lines().filter(l -> !l.startsWith("/")).toList());
		assertTrue(run.output().lines().filter(l -> l.startsWith("/")).allMatch(l -> l.startsWith(place)), run.output());
	}

	private static String problem(Path program, String point) {
		try {
			Script script = Script.of("test.stp", "probe process(\"" + program + "\")." + point + " { println(1) }");
			ScriptCompiler.analyze(script, ScriptCompiler.parse(script), ScriptCompiler.checks(script));
			return "";
		} catch (SessionException e) {
			return e.getMessage().lines().findFirst().get().replaceFirst("^.*? error: ", "");
		}
	}

	@Test
	void placesThatThereAreNot() throws Exception {
		Path program = program("-g", "-O0");
		int between = line("in the inlined call") - 4; // an empty line
		assertEquals("there is no code of line " + between + " of statements.c in " + program + "; try :" + (between + 3), problem(program, "statement(\"*@statements.c:" + between + "\")"));
		assertEquals(program + " has no code of a source file other.c", problem(program, "statement(\"*@other.c:1\")"));
		assertEquals(program + " has no code of a function nobody in a source file statements.c", problem(program, "statement(\"nobody@statements.c+1\")"));
		assertTrue(problem(program("-O2"), "statement(\"*@statements.c:1\")").contains("has no debugging information with source lines: compile it with -g"));
		for (String good : List.of("statement(\"work@statements.c:*\")", "statement(\"work@statements.c+2\")", "statement(\"*@*.c:" + between + "-" + (between + 6) + "\")", "function(\"work@statements.c\")")) {
			assertEquals("", problem(program, good), good);
		}
	}

	/** Damaged information is told as such, or answers something; nothing else is ever raised. */
	@Test
	void damagedInformation() throws Exception {
		byte[] good = Files.readAllBytes(program("-g", "-O2"));
		Path damaged = folder.resolve("damaged");
		SourceLines.Place place = SourceLines.Place.of("*@statements.c:*").orElseThrow();
		Random random = new Random(1);
		int found = 0;
		for (int i = 0; i < 400; i++) {
			byte[] bytes = good.clone();
			for (int k = random.nextInt(20); k >= 0; k--) {
				bytes[good.length / 8 + random.nextInt(good.length * 7 / 8)] = (byte) random.nextInt();
			}
			Files.write(damaged, bytes);
			try {
				Optional<SourceLines> lines = SourceLines.read(damaged, "");
				for (SourceLines.Statement statement : lines.isEmpty() ? List.<SourceLines.Statement>of() : lines.get().find(place)) {
					found++;
					lines.get().at(statement.address());
					Optional<FunctionVariables> variables = FunctionVariables.at(damaged, "", statement.address());
					variables.ifPresent(FunctionVariables::readable);
					for (String name : variables.map(FunctionVariables::parameters).orElse(List.of())) {
						variables.get().find(name, List.of()).printed(true);
					}
				}
			} catch (IOException | UnknownVariableException e) {
				assertTrue(e.getMessage().length() > 10, e.toString());
			}
			try {
				Optional<ProgramInformation> information = ProgramInformation.read(damaged, "");
				CodeDirectory directory = CodeDirectory.read(damaged, "");
				directory.functions("work").forEach(c -> directory.place(c.stop()));
				directory.inlined("twice", 0x1139);
				if (information.isPresent()) {
					information.get().inlined("twice");
					information.get().find("total", null, List.of()).number();
					ProgramInformation.reads(information.get().behind("struct point", List.of("next", "y")).number());
				}
			} catch (IOException | UnknownVariableException e) {
				assertTrue(e.getMessage().length() > 10, e.toString());
			}
		}
		assertTrue(found > 100, "most files are good enough to be read");
	}
}
