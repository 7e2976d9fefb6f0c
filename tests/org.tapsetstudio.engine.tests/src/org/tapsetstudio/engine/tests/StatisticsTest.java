package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatisticsTest {
	@Test
	void extractors() {
		assertEquals("3 12 1 7 4\n", Script.output("""
				global s
				probe begin { s <<< 4 s <<< 1 s <<< 7 printf("%d %d %d %d %d\\n", @count(s), @sum(s), @min(s), @max(s), @avg(s)) }"""));
	}

	@Test
	void anEmptyOneHasCountAndSumOnly() {
		assertEquals("0 0\nempty aggregate\n", Script.output("""
				global s
				probe begin {
					if (0) s <<< 1
					printf("%d %d\\n", @count(s), @sum(s))
					try { println(@min(s)) } catch (e) { println(e) }
				}"""));
	}

	@Test
	void variance() {
		assertEquals("12\n", Script.output("global x probe begin { for (i = 1; i <= 5; i++) x <<< i println(@variance(x)) }"));
		assertEquals("2\n", Script.output("global x probe begin { for (i = 1; i <= 5; i++) x <<< i println(@variance(x, 1)) }"));
	}

	@Test
	void arraysSortedByWhatIsAsked() {
		assertEquals("b a \na b \n", Script.output("""
				global s
				probe begin {
					s["a"] <<< 100 s["b"] <<< 1 s["b"] <<< 2
					foreach (k in s-) printf("%s ", k)
					println()
					foreach (k in s @max -) printf("%s ", k)
					println()
				}"""));
	}

	@Test
	void histograms() {
		assertEquals("""
				value |-------------------------------------------------- count
				    0 |                                                   0
				    1 |                                                   0
				    2 |@                                                  1
				    4 |@@                                                 2
				    8 |                                                   0
				   16 |                                                   0

				1 0
				""", Script.output("""
				global s
				probe begin { s <<< 3 s <<< 4 s <<< 5 print(@hist_log(s)) printf("%d %d\\n", @hist_log(s)[66], @hist_log(s)[0]) }"""));
	}

	@Test
	void bucketsInALoop() {
		assertEquals("1:2 4:1 \n", Script.output("""
				global s
				probe begin {
					s <<< 0 s <<< 5 s <<< 30
					foreach (b in @hist_linear(s, 0, 20, 10)) if (@hist_linear(s, 0, 20, 10)[b]) printf("%d:%d ", b, @hist_linear(s, 0, 20, 10)[b])
					println()
				}"""));
	}

	@Test
	void writtenButNeverReadIsPrintedAtTheEnd() {
		Script script = Script.of("""
				global n, text, table, times, lat
				probe begin {
					n = 5 text = "a\\n\\"b\\"" table["x", 1] = 2 table["y", 2] = 30
					times["a"] <<< 1 times["b"] <<< 2 times["b"] <<< 5
					lat <<< 7
				}""").run();
		assertEquals("""
				n=5
				text="a
				"b""
				table["y",2]=30
				table["x",1]=2
				times["b"] @count=2 @min=2 @max=5 @sum=7 @avg=3
				times["a"] @count=1 @min=1 @max=1 @sum=1 @avg=1
				lat @count=1 @min=7 @max=7 @sum=7 @avg=7
				""", script.output());
	}
}
