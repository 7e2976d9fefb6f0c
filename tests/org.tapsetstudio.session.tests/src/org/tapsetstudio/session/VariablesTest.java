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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.internal.ScriptCompiler;

/** Variables of functions by debugging information: the program prints what it was called with, and the script must print the same. */
class VariablesTest {
	private static final Path SOURCE = Traced.FIXTURES.resolve("functions/variables.c");

	@TempDir
	static Path binaries;

	private static Path program(String... options) throws Exception {
		String name = "variables" + String.join("", options);
		Path done = binaries.resolve(name);
		if (Files.exists(done)) {
			return done;
		}
		String[] all = new String[options.length + 1];
		System.arraycopy(options, 0, all, 0, options.length);
		all[options.length] = SOURCE.toString();
		return NativePrograms.compile(done, all);
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O2,-gdwarf-5", "AGENT,-O0,-gdwarf-5", "AGENT,-O2,-gdwarf-4", "AGENT,-O0,-gdwarf-4", "UPROBE,-O2,-gdwarf-5", "AGENT,-O2,-gz" })
	void parametersAndWhatTheyPointTo(Backend backend, String optimised, String format) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Path program = format.equals("-gz") ? program("-g", optimised, format) : program(optimised, format);
		String script = """
				probe process("PROGRAM").function("work") {
					printf("%d %d %d %s %d %d %d %d %d %s %d %d %d %d\\n", $a, $b, $c, user_string($name), $l, $last, $n->value, $n->next->value, $n->in->small,
						user_string($n->pointed->text), $n->pointed->byte, $n->second, $n->list[2], $whole->value)
				}
				probe process("PROGRAM").function("work") {
					if ($a == -2) printf("%d %d %s %d\\n", @defined($n->nothing), @defined($n->real) + @defined($n->value), $$parms, long_arg(6) == $l)
				}
				""".replace("PROGRAM", program.toString());
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script)).backend(backend).target(Traced.target(Map.of(), program.toString())));
		String printed = run.output().replaceAll("(n|name)=0x[0-9a-f]+", "$1=0x_");
		assertEquals(run.targetOutput() + "0 1 n=0x_ a=0xfffffffffffffffe b=0xfa x=? c=0x5 name=0x_ l=0xe8d4a51002 whole=? last=0xfffffffffffffff9 1\n", printed);
		assertTrue(run.targetOutput().startsWith("0 250 5 name 1000000000000 -7 -5 77 -9 deep 200 123456789012345 30 77\n"), run.targetOutput());
	}

	/** What a variable of the script points to follows from what is assigned to it, where that stands later in the text, too, and from what a function returns. */
	@Test
	void valuesOfTheScriptThatArePointers() throws Exception {
		Path program = program("-g", "-O2");
		String script = """
				function kept(at) { return &@cast(at, "struct node", "PROGRAM") }
				probe process("PROGRAM").function("work") {
					if (once++) next
					node = $n
					follower = node->next
					printf("%d %d %d %s %s %d %d\\n", node->value, follower->value, (other = $n->next)->value, node->value$, user_string(node->pointed->text), kept($n)->value, &node->second - node == &$n->second - $n)
				}
				global once
				""".replace("PROGRAM", program.toString());
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script)).target(Traced.target(Map.of(), program.toString())));
		assertTrue(run.targetOutput().contains(" -5 77 "), run.targetOutput());
		assertEquals("-5 77 77 -5 deep -5 1\n", run.output(), run.diagnostics());
	}

	@Test
	void pointersThatNobodyKnows() throws Exception {
		Path program = program("-g", "-O2");
		String unknown = "the type that this points to is not known; ";
		assertEquals("", problem(program, "work", "1) x = y->value y = $n printf(\"\""));
		assertTrue(problem(program, "work", "1) x = $n + 8 println(x->value").startsWith(unknown));
		assertTrue(problem(program, "work", "1) x = $a println(x->value").startsWith(unknown));
		assertEquals("the structure node has no member vlaue; there are value, next, in, pointed, first, second, list, bits, real, opaque (did you mean value?)",
				problem(program, "work", "1) x = $n println(x->vlaue"));
	}

	private static String problem(Path program, String function, String expression) {
		try {
			Script script = Script.of("test.stp", "probe process(\"" + program + "\").function(\"" + function + "\") { println(" + expression + ") }");
			ScriptCompiler.analyze(script, ScriptCompiler.parse(script), ScriptCompiler.checks(script));
			return "";
		} catch (SessionException e) {
			return e.getMessage().lines().findFirst().get().replaceFirst("^.*? error: ", "");
		}
	}

	@Test
	void whatCannotBeReadIsSaid() throws Exception {
		Path program = program("-g", "-O2");
		assertEquals("$q is no parameter of the function; there are n, a, b, x, c, name, l, whole, last", problem(program, "work", "$q"));
		assertEquals("$n->nothing does not exist: the structure node has no member nothing; there are value, next, in, pointed, first, second, list, bits, real, opaque",
				problem(program, "work", "$n->nothing"));
		assertEquals("$x is a floating-point number, which scripts have no type for", problem(program, "work", "$x"));
		assertEquals("&$n->bits is a bit field, which has no address", problem(program, "work", "&$n->bits"));
		assertEquals("&$a is in a register, which has no address", problem(program, "work", "&$a"));
		assertEquals("$a[1] has no elements: a is no pointer and no array", problem(program, "work", "$a[1]"));
		assertTrue(problem(program, "work", "$n->next[$a]->value").startsWith("$n->next[…]->value needs the number of the element as such, as in [0]: memory is read when the probe is hit"));
		assertEquals("", problem(program, "work", "$n->list")); // its address
		assertEquals("$n->in is a structure; name a member, as in ->small", problem(program, "work", "$n->in"));
		assertEquals("$n->opaque->part is not known: the structure unknown is declared, but not described, where the function is", problem(program, "work", "$n->opaque->part"));
		assertEquals("$q$ is no parameter of the function; there are n, a, b, x, c, name, l, whole, last", problem(program, "work", "$q$"));
		assertTrue(problem(program("-O2"), "work", "$n$").startsWith("$n$ needs debugging information, "));
		assertTrue(problem(program("-O2"), "work", "$a").startsWith("$a needs debugging information, and there is none about function work of "));
	}

	/** What is there as an expression only is computed, what has no value yet or none any more is refused, and no variable of the file stands in for one that hides it. */
	@ParameterizedTest
	@CsvSource({ "AGENT", "UPROBE" })
	void variablesThatAreComputed(Backend backend) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Path source = Traced.FIXTURES.resolve("functions/computed.c");
		Path program = NativePrograms.compile(binaries.resolve("computed" + backend), "-O2", "-g", source.toString());
		int line = Files.readAllLines(source).indexOf("    sink = k; /* HERE */") + 1;
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", """
				probe process("PROGRAM").function("work") { printf("%d %d %s\\n", $total, $second->value, $$locals) }
				probe process("PROGRAM").statement("work@computed.c:LINE") { printf("%d %d %d\\n", $second->value, $second - $n, $total) }
				""".replace("PROGRAM", program.toString()).replace("LINE", Integer.toString(line)))).backend(backend).target(Traced.target(Map.of(), program.toString())));
		assertEquals("1 4 total=0x1 second=0x_ more=?\n4 16 1\n", run.output().replaceAll("second=0x[0-9a-f]+", "second=0x_"), run.diagnostics());
		Path plain = NativePrograms.compile(binaries.resolve("plain" + backend), "-O0", "-g", source.toString());
		assertEquals("$total has no value yet where the function is entered: probe a statement that sees it", problem(plain, "work", "$total"));
	}

	@Test
	void mistypedNamesGetTheNearOnes() throws Exception {
		Path program = program("-g", "-O2");
		assertTrue(problem(program, "work", "$nmae").endsWith(" (did you mean $name?)"));
		assertTrue(problem(program, "work", "$n->vlaue").endsWith(" (did you mean value?)"));
		assertTrue(problem(program, "work", "$n->secnod->value$").endsWith(" (did you mean second?)"));
		assertEquals("@cast needs the type struct nod, which the debugging information of the program does not describe; there are inner, node, unknown (did you mean struct node?)",
				problem(program, "work", "@cast($l, \"struct nod\")->value").replaceFirst("there are .*\\(", "there are inner, node, unknown ("));
		assertTrue(problem(program, "work", "@cast($l, \"struct node\")->nxet").endsWith(" (did you mean next?)"));
		assertTrue(problem(program, "wrok", "1").endsWith(" (did you mean work?)"));
	}

	/** Damaged information is told as such, or answers something; nothing else is ever raised. */
	@Test
	void damagedInformation() throws Exception {
		byte[] good = Files.readAllBytes(program("-g", "-O2"));
		Path damaged = binaries.resolve("damaged");
		Random random = new Random(1);
		int found = 0;
		for (int i = 0; i < 400; i++) {
			byte[] bytes = good.clone();
			for (int k = random.nextInt(20); k >= 0; k--) {
				bytes[good.length / 4 + random.nextInt(good.length * 3 / 4)] = (byte) random.nextInt();
			}
			Files.write(damaged, bytes);
			try {
				Optional<FunctionVariables> variables = FunctionVariables.read(damaged, "", "work");
				for (String name : variables.map(FunctionVariables::parameters).orElse(List.of())) {
					found++;
					variables.get().find(name, List.of()).printed(true);
				}
				if (variables.isPresent()) {
					variables.get().find("n", List.of("next", "pointed", "text")).number();
				}
			} catch (IOException | UnknownVariableException e) {
				assertTrue(e.getMessage().length() > 10, e.toString());
			}
		}
		assertTrue(found > 100, "most files are good enough to be read");
	}
}
