package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.session.internal.HelperReport;

/** Variables of the program that are written out, their addresses, bit fields, and elements that the handler computes. How values are written out is what stap's second pass makes of the same script. */
class PrintedVariablesTest {
	private static final Path SOURCE = Traced.FIXTURES.resolve("functions/printed.c");

	@TempDir
	static Path binaries;

	private static Traced run(Backend backend, String optimised, String format, String handler) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Path program = binaries.resolve("printed" + optimised + format);
		if (!Files.exists(program)) {
			NativePrograms.compile(program, optimised, format, SOURCE.toString());
		}
		String script = handler.replace("WORK", "process(\"" + program + "\").function(\"work\")").replace("FILE", "process(\"" + program + "\")");
		return Traced.run(SessionRequest.builder(Script.of("test.stp", script)).backend(backend).target(Traced.target(Map.of(), program.toString())));
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O2,-gdwarf-5", "AGENT,-O0,-gdwarf-5", "AGENT,-O2,-gdwarf-4", "UPROBE,-O2,-gdwarf-5" })
	void structures(Backend backend, String optimised, String format) throws Exception {
		Traced run = run(backend, optimised, format, """
				probe WORK { if ($n == 0) println($all$) }
				probe WORK { if ($n == 1) printf("%s %s %s\\n", $all->in$, $all->in$$, $all->either$) }
				probe WORK { if ($n == 2) println($all->pair[1]$) }
				probe WORK.return { if (@entry($n) == 2) printf("%s %s %s\\n", $$return, $$return$, $return$) }
				""");
		assertEquals("""
				{.grid=[...], .many=[...], .in={...}, .pair=[...], .either={...}, <union>={...}, .color=5, .flag=1, .sign='\\'', .real=?, .nothing=0x0, .self=POINTER, .bits=-2, .more=100, .wide=-123456789012, .most=18446744073709551615, .function=0x0}
				{.small=-3, .byte='\\310', .text="deep\\n", .name=[...]} {.small=-3, .byte='\\310', .text="deep\\n", .name="abc"} {.first=1912276171, .second=1234567890123}
				{.small=5, .byte='q', .text="two", .name=[...]}
				return=0xfffffffffffffffd return=-3 -3
				""", run.output().replaceAll("self=0x[0-9a-f]+", "self=POINTER"), run::diagnostics);
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O2,-gdwarf-5", "AGENT,-O0,-gdwarf-4", "UPROBE,-O2,-gdwarf-5" })
	void inDetail(Backend backend, String optimised, String format) throws Exception {
		Traced run = run(backend, optimised, format, "probe WORK { if ($n == 0) println($all$$) }");
		assertEquals("""
				{.grid=[1, ...], .many=[9, ...], .in={.small=-3, .byte='\\310', .text="deep\\n", .name="abc"}, .pair=[{.small=4, .byte='p', .text="one", .name="1"}, ...], .either={.first=1912276171, .second=1234567890123}, \
				<union>={.number=65, .letter='A'}, .color=5, .flag=1, .sign='\\'', .real=?, .nothing=0x0, .self=POINTER, .bits=-2, .more=100, .wide=-123456789012, .most=18446744073709551615, .function=0x0}
				""", run.output().replaceAll("self=0x[0-9a-f]+", "self=POINTER"), run::diagnostics);
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O2,-gdwarf-5", "AGENT,-O0,-gdwarf-4", "UPROBE,-O2,-gdwarf-5" })
	void listsAndPointers(Backend backend, String optimised, String format) throws Exception {
		Traced run = run(backend, optimised, format, """
				probe WORK { if ($n == 2) printf("%s %s\\n", $$parms$, $$locals) }
				probe WORK { if ($n == 2) printf("%s %s %s\\n", $pointer$, $nothing$, $all->function$) }
				probe WORK.return { if (@entry($n) == 2) println(substr($$parms$, 0, 5)) }
				probe FILE.function("nothing_returned").return { if (@entry($n) == 2) printf("(%s)\\n", $$return) }
				""");
		assertEquals("""
				all={.grid=[...], .many=[...], .in={...}, .pair=[...], .either={...}, <union>={...}, .color=5, .flag=1, .sign='\\'', .real=?, .nothing=0x0, .self=POINTER, .bits=-2, .more=100, .wide=-123456789012, .most=18446744073709551615, .function=0x0} \
				n=2 c='q' flag=1 text="call" color=5 pointer=42 bytes="bytes" nothing=0x0 local=?
				42 0x0 <function>:0x0
				all={
				()
				""", run.output().replaceAll("self=0x[0-9a-f]+", "self=POINTER"), run::diagnostics);
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,-O2,-gdwarf-5", "AGENT,-O0,-gdwarf-4", "UPROBE,-O2,-gdwarf-5" })
	void elementsBitsAndAddresses(Backend backend, String optimised, String format) throws Exception {
		Traced run = run(backend, optimised, format, """
				probe WORK {
					printf("%d %d %d %d %d %s %d\\n", $all->grid[$n % 3][$n % 2], @var("counters")[$n], $all->bits, $all->more, *$pointer, user_string(&@var("label@printed.c")->name), $all->wide)
				}
				probe WORK {
					if ($n != 1) next
					printf("%d %d %s %s\\n", &$all->in->byte - &$all->in->small, &$all->pair[1] - $all->pair, @var("counters")$, @cast($all, "struct all")->either$)
					i = 1
					printf("%d %d %d\\n", @cast($all, "struct all")->grid[i + 1][0], $all->grid[2][1], @cast($all, "struct all")->pair[i++]->small + 10 * i)
					printf("%d%d%d%d%d%d\\n", @defined($all->many[$n]), @defined($all->grid[$n][$n]), @defined($pointer[$n]), @defined(&$all->in), @defined($all->none$), @defined($all->in$$))
					try { println($all->grid[i + 1][0]) } catch (m) { println(m) }
				}
				""".replace("*$pointer", "$pointer[0]"));
		assertEquals(run.targetOutput().lines().skip(2).toList(), run.output().lines().filter(line -> line.contains("label")).toList(), run::diagnostics);
		assertEquals("""
				2 24 [7, ...] {.first=1912276171, .second=1234567890123}
				5 6 25
				010101
				the array has no such element: it has 3
				""", run.output().lines().filter(line -> !line.contains("label")).reduce("", (a, b) -> a + b + "\n"));
	}

	/** A pointer to nothing is an error in place of a value, as with SystemTap. */
	@ParameterizedTest
	@CsvSource({ "AGENT", "UPROBE" })
	void nullPointers(Backend backend) throws Exception {
		Traced run = run(backend, "-O2", "-gdwarf-5", "probe WORK { if ($n == 2) printf(\"%s %s %s\\n\", @cast($nothing, \"struct all\")$, @cast($nothing, \"struct inner\")->text$, $nothing$) }");
		assertEquals("ERROR ERROR 0x0\n", run.output(), run::diagnostics);
	}
}
