package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {
	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { //
			"1 + 2 * 3                  ; 7", //
			"7 / 2                      ; 3", //
			"-7 / 2                     ; -3", //
			"-7 % 2                     ; -1", //
			"7 % -2                     ; 1", //
			"9223372036854775807 + a    ; -9223372036854775808", //
			"(-9223372036854775807 - a) / -a  ; -9223372036854775808", //
			"(-9223372036854775807 - a) % -a  ; 0", //
			"a << 65                    ; 2", //
			"-8 * a >> 1                ; -4", //
			"(-1 * a) >>> 60            ; 15", //
			"6 & 3 | 8 ^ 1              ; 11", //
			"!a                         ; 0", //
			"~a                         ; -2", //
			"a && 0 || 5                ; 1", //
			"a ? 10 : 20                ; 10", //
			"\"b\" > \"a\"              ; 1", //
			"\"abc\" == \"abc\"         ; 1", //
			"\"a\" < \"ab\"             ; 1" })
	void expressions(String expression, String expected) {
		assertEquals(expected + "\n", Script.output("global one = 1 probe begin { a = one println(" + expression + ") }"));
	}

	@Test
	void incrementsGiveOldAndNewValues() {
		assertEquals("5 7 7 5\n", Script.output("probe begin { x = 5 a = x++ b = ++x c = x-- d = --x printf(\"%d %d %d %d\\n\", a, b, c, d) }"));
	}

	@Test
	void compoundAssignments() {
		assertEquals("7\n", Script.output("""
				probe begin {
					x = 1
					x += 4 x -= 1 x *= 6 x /= 2 x %= 7 x <<= 2 x >>= 1 x |= 3 x &= 7 x ^= 4
					println(x)
				}"""));
	}

	@Test
	void rightSidesOfAndAndOrRunOnlyWhenNeeded() {
		assertEquals("f1\n", Script.output("""
				function f(x) { printf("f%d\\n", x) return x }
				probe begin { a = 0 && f(2) b = 1 || f(3) c = f(1) && 1 if (a + b + c > 5) println("") }"""));
	}

	@Test
	void divisionByZeroStopsTheSession() {
		Script script = Script.of("""
				global zero
				probe begin { println(1 / zero) }
				probe begin { println("not reached") }
				probe end { println("not reached") }
				probe error { println("error probe") }""").run();
		assertEquals("error probe\n", script.output());
		assertLinesMatch(List.of("ERROR: division by 0 near operator '/' at <input>:2:\\d+", "WARNING: Number of errors: 1, skipped probes: 0"),
				script.messages().lines().toList());
		assertEquals(true, script.outcome().failed());
	}
}
