package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.session.internal.HelperReport;

/** What probes on functions know besides the arguments: values of the entry in probes on returns, static variables, types by name, inlined functions. */
class EntryValuesTest {
	@TempDir
	static Path binaries;

	private static Path bare;
	private static Path described;
	private static Path statements;

	@BeforeAll
	static void compile() throws Exception {
		String functions = Traced.FIXTURES.resolve("functions/functions.c").toString();
		bare = NativePrograms.compile(binaries.resolve("bare"), "-O2", functions);
		described = NativePrograms.compile(binaries.resolve("described"), "-O2", "-g", functions);
		statements = NativePrograms.compile(binaries.resolve("statements"), "-O2", "-g", Traced.FIXTURES.resolve("functions/statements.c").toString());
	}

	private static Traced run(Backend backend, Path program, String script) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script.replace("PROGRAM", program.toString()))).backend(backend)
				.target(Traced.target(Map.of(), program.toString(), "3")));
		assertTrue(run.result.targetOutcome().startsWith("The program ended"), run.targetOutput());
		return run;
	}

	/** Recursion, calls that end by longjmp, and tail calls: none of them mixes up which call a return belongs to. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void valuesOfTheEntryWithoutDebuggingInformation(Backend backend) throws Exception {
		Traced run = run(backend, bare, """
				probe process("PROGRAM").function("factorial").return { printf("%d! = %d\\n", @entry(int_arg(1)), $return) }
				probe process("PROGRAM").function("leaves").return { println("leaves ", @entry(int_arg(1))) }
				probe process("PROGRAM").function("tail").return { println("tail ", @entry(int_arg(1))) }
				probe process("PROGRAM").function("add").return { printf("%s %d %s\\n", @entry(user_string(pointer_arg(3))), @entry(int_arg(1)), $$return) }
				""");
		StringBuilder expected = new StringBuilder();
		for (int i = 0; i < 3; i++) {
			expected.append("text %d %d return=%#x\n1! = 1\n2! = 2\n3! = 6\n4! = 24\n5! = 120\ntail %d\ntail %d return=%#x\n".formatted(i, -i, 1000000000006L, i, i + 1, 5 + 2 * i));
			expected.append(i % 3 == 0 ? "" : "leaves " + i + "\n");
		}
		assertEquals(expected.toString(), run.output(), run.diagnostics());
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void parametersInReturns(Backend backend) throws Exception {
		Traced run = run(backend, described, """
				probe process("PROGRAM").function("leaves").return { println("leaves ", $n, " ", $$parms, " ", @defined($n), @defined($m)) }
				probe process("PROGRAM").function("add").return { if ($b > 999) println($b, " ", @entry(user_string($text)), " ", $return - $b - $a) }
				""");
		assertEquals("1000000000000 text 0 6\n1000000000001 text 1 6\nleaves 1 n=0x1 10\n1000000000002 text 2 6\nleaves 2 n=0x2 10\n", run.output(), run.diagnostics());
	}

	/** The program's own numbers judge: each work() adds sums and products to the total, and prints what it returns. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void staticVariablesTypesAndInlinedFunctions(Backend backend) throws Exception {
		Traced run = run(backend, statements, """
				probe process("PROGRAM").function("work").return { println($count, " ", $p->x, " ", $p->next->x, " ", @var("total@statements.c") - $total, " ", @entry(@cast($p, "struct point")->next->y)) }
				probe process("PROGRAM").function("work") { println(@cast($p, "point", "PROGRAM")->next->y, " ", @cast(pointer_arg(1), "struct point")[0]->x) }
				probe process("PROGRAM").function("twice") { println(pp(), " ", $n) }
				""");
		StringBuilder expected = new StringBuilder();
		for (int count = 2; count < 5; count++) {
			long added = -2 * 2;
			long sum = 0;
			long product = 1;
			for (int i = 1; i <= count; i++) {
				sum += 250 + i & 0xFF;
				product *= i;
				added += sum + product;
			}
			expected.append("-2 250\nprocess(\"" + statements + "\").function(\"twice\").inline -2\n" + count + " 250 -7 " + added + " -2\n");
		}
		assertEquals(expected.toString(), run.output(), run.diagnostics());
	}

	@Test
	void calleesThatWereInlined() throws Exception {
		String script = """
				global all, some
				probe process("PROGRAM").function("twice").inline { all++ }
				probe process("PROGRAM").function("*").callee("twice") { some++ }
				probe end { println(all > 0, some == all) }
				""";
		assertEquals("11\n", run(Backend.AGENT, statements, script).output());
	}

	private static String refused(Path program, String script) {
		return assertThrows(SessionException.class, () -> run(Backend.AGENT, program, script)).getMessage();
	}

	@Test
	void whatIsNotPossibleIsTold() {
		String noInformation = refused(bare, "probe process(\"PROGRAM\").function(\"add\").return { println($b) }");
		assertTrue(noInformation.contains("$b needs debugging information, and there is none") && noInformation.contains("@entry(long_arg(1))"), noInformation);
		String pointer = refused(described, "probe process(\"PROGRAM\").function(\"add\").return { println(user_string($text)) }");
		assertTrue(pointer.contains("read it where the function is entered, as in @entry(user_string($parameter))"), pointer);
		String noVariable = refused(statements, "probe process(\"PROGRAM\").function(\"work\") { println(@var(\"subtotal\")) }");
		assertTrue(noVariable.contains("subtotal is no static variable of the program"), noVariable);
		String noHit = refused(statements, "probe begin { println(@var(\"total\", \"PROGRAM\")) }");
		assertTrue(noHit.contains("possible only when a probe on a function or marker of a named file is hit"), noHit);
		String noType = refused(statements, "probe process(\"PROGRAM\").function(\"work\") { println(@cast($p, \"struct dot\")->x) }");
		assertTrue(noType.contains("the type struct dot, which the debugging information of the program does not describe"), noType);
		String noInline = refused(statements, "probe process(\"PROGRAM\").function(\"work\").inline { println(1) }");
		assertTrue(noInline.contains("tells of no function \"work\" that was inlined"), noInline);
		String local = refused(described, "probe process(\"PROGRAM\").function(\"add\").return { x = 1 println(@entry(x)) }");
		assertTrue(local.contains("the local variable \"x\" has no value there"), local);
	}
}
