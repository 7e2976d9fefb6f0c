package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.session.internal.HelperReport;

/** Numbers of the program that cannot be read because a pointer leads to nothing: an error where a handler uses one, live and in the recording. */
class ReadFaultsTest {
	private static final String FAULT = "read fault: the memory could not be read when the probe was hit";

	@TempDir
	static Path binaries;

	private static Path program;

	@TempDir
	Path folder;

	@BeforeAll
	static void compile() throws Exception {
		program = NativePrograms.compile(binaries.resolve("faults"), "-O2", "-g", Traced.FIXTURES.resolve("functions/faults.c").toString());
	}

	/** What is printed and said, live; a replay must give the same. */
	private String run(Backend backend, String handler) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Path recording = folder.resolve("faults.taprec");
		Script script = Script.of("test.stp", handler.replace("VISIT", "process(\"" + program + "\").function(\"visit\")"));
		Traced run = Traced.run(SessionRequest.builder(script).backend(backend).recording(recording).target(Traced.target(Map.of(), program.toString())));
		assertEquals("1 -5\n2 77\n3 -1\n", run.targetOutput(), "the program goes on");
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		assertEquals(run.result.exitCode(), Replay.run(script, recording, false, output, new PrintStream(messages)).exitCode());
		assertEquals(run.output() + run.diagnostics(), output.toString(StandardCharsets.UTF_8) + messages.toString(StandardCharsets.UTF_8));
		return run.output() + run.diagnostics();
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areAnErrorOfTheHandler(Backend backend) throws Exception {
		String said = run(backend, "probe VISIT { printf(\"%d\\n\", $number) printf(\"%d\\n\", $node->next->value) }");
		assertTrue(said.startsWith("1\n77\n2\nERROR: " + FAULT + " near identifier '$node' at test.stp:1:"), said);
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areCaughtOneByOne(Backend backend) throws Exception {
		assertEquals("""
				1: 77 5 1 77 -5
				2: FAULT
				2: 1 5
				2: read fault at 0x0
				3: FAULT
				3: FAULT
				3: read fault at 0x8
				end
				""".replace("FAULT", FAULT), run(backend, """
				probe VISIT {
					try { printf("1: %d %d %d %d %d\\n", $node->next->value, $node->bits, $node->list[$number], @cast($node, "struct node")->next->value, user_int($node)); next } catch (why) { printf("%d: %s\\n", $number, why) }
				}
				probe VISIT { if ($number > 1) try { printf("2: %d %d\\n", $node->bits, $node->list[$number - 1]) } catch (why) { printf("%d: %s\\n", $number, why) } }
				probe VISIT { if ($number > 1) try { println(@cast($node, "struct node")->next->value) } catch (why) { printf("%d: %s\\n", $number, why) } }
				probe end { println("end") }
				"""));
	}

	/** Functions that read memory say it as their names promise; what is kept from the entry of a function is read there. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areWhatFunctionsSay(Backend backend) throws Exception {
		assertEquals("""
				1: 77 5
				1 -5
				2: read fault at 0x0
				2 77
				3: read fault at 0x0
				0
				WARNING: read fault at 0x20
				ERROR: FAULT near identifier '$node' at test.stp:5:COLUMN
				WARNING: Number of errors: 1, skipped probes: 0
				""".replace("FAULT", FAULT), run(backend, """
				probe VISIT {
					try { printf("%d: %d %d\\n", $number, user_int_error(user_long($node + 8)), user_uint8_error($node + 24)) } catch (why) { printf("%d: %s\\n", $number, why) }
				}
				probe VISIT { if ($number == 3) println(user_ulong_warn($node + 32)) }
				probe VISIT.return { if (@entry($number) < 3) println(@entry($number), " ", @entry($node->value)) }
				""").replaceFirst("test.stp:5:\\d+", "test.stp:5:COLUMN"));
	}

	/** A string whose pointer cannot be read has the pointer's error; one whose pointer leads to nothing is unknown. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areAnErrorOfTheStringsBehindThem(Backend backend) throws Exception {
		assertEquals("""
				1: text text "text"
				2: FAULT
				2: FAULT
				2: <unknown>
				3: FAULT
				3: FAULT
				3: FAULT
				""".replace("FAULT", FAULT), run(backend, """
				probe VISIT {
					try { printf("%d: %s %s %s\\n", $number, user_string($node->part->text), user_string2($node->part->text, "other"), user_string_quoted($node->part->text)) next } catch (why) { printf("%d: %s\\n", $number, why) }
					try { println(user_string_n($node->part->text, 3)) } catch (why) { printf("%d: %s\\n", $number, why) }
					try { printf("%d: %s\\n", $number, user_string($node->next)) } catch (why) { printf("%d: %s\\n", $number, why) }
				}
				"""));
	}

	/** Who does not look at them does not notice them. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areNothingToOthers(Backend backend) throws Exception {
		assertEquals("1 77\n2 77\n3 0\n", run(backend,
				"probe VISIT { if ($number == 1) printf(\"%d %d\\n\", $number, $node->next->value) else printf(\"%d %d\\n\", $number, user_int($node)) }"));
	}

	/** A condition that is decided at the hit lets them through, so that nothing is left out without a word. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areNoReasonToLeaveAHitOut(Backend backend) throws Exception {
		String said = run(backend, "probe VISIT { if ($node->next->value == 5) println(\"never\") }");
		assertTrue(said.startsWith("ERROR: " + FAULT + " near identifier '$node' at test.stp:1:"), said);
	}

	/** Values that are written out say it themselves, as with SystemTap. */
	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void areSaidInTexts(Backend backend) throws Exception {
		assertEquals("""
				{.value=77, .next=0x0, .part=0x0, .bits=1, .list=[...]} ERROR ERROR
				node=ERROR number=3 ERROR ERROR
				""", run(backend, """
				probe VISIT { if ($number == 2) println($node$, " ", $node->part$, " ", $node->part->small$) }
				probe VISIT { if ($number == 3) println($$parms$, " ", $node->list$, " ", $node->value$) }
				"""));
	}
}
