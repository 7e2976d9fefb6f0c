package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArraysTest {
	@Test
	void readingAMissingElementDoesNotMakeIt() {
		assertEquals("0[] 0 1\n", Script.output("""
				global n, s
				probe begin {
					printf("%d[%s] ", n["x", 1], s[1])
					if (0) { n["a", 1] = 1 s[2] = "" }
					before = ["x", 1] in n
					n["x", 1]++
					printf("%d %d\\n", before, ["x", 1] in n)
				}"""));
	}

	@Test
	void orderIsThatOfInsertion() {
		assertEquals("c a b \nc b a \n", Script.output("""
				global x
				probe begin {
					x["c"] = 1 x["a"] = 2 x["b"] = 3
					foreach (k in x) printf("%s ", k)
					println()
					delete x["a"] x["a"] = 1 x["c"] = 9
					foreach (k in x) printf("%s ", k)
					println()
				}"""));
	}

	@Test
	void sortingIsStableAndStays() {
		assertEquals("b:2 a:1 c:1 \nb a c \nc b a \na c \n", Script.output("""
				global x
				probe begin {
					x["a"] = 1 x["b"] = 2 x["c"] = 1
					foreach (k in x-) printf("%s:%d ", k, x[k])
					println()
					foreach (k in x) printf("%s ", k)
					println()
					foreach (k- in x) printf("%s ", k)
					println()
					foreach (k in x+ limit 2) printf("%s ", k == "c" ? "a" : "c")
					println()
				}"""));
	}

	@Test
	void valuesKeysAndSlices() {
		assertEquals("1,x=10 2,x=20 \n", Script.output("""
				global t
				probe begin {
					t[1, "x"] = 10 t[1, "y"] = 11 t[2, "x"] = 20
					foreach (v = [n, s] in t[*, "x"]) printf("%d,%s=%d ", n, s, v)
					println()
				}"""));
	}

	@Test
	void theLimitCountsBeforeTheSlice() {
		assertEquals("1 \n", Script.output("""
				global t
				probe begin {
					t[1, "x"] = 1 t[1, "y"] = 1 t[2, "x"] = 1
					foreach ([n, s] in t[*, "x"] limit 2) printf("%d ", n)
					println()
				}"""));
	}

	@Test
	void deletes() {
		assertEquals("3 2 1 0\n", Script.output("""
				global t
				function size() { n = 0 foreach ([a, b] in t) n++ return n }
				probe begin {
					t[1, 1] = 1 t[1, 2] = 1 t[2, 2] = 1 t[3, 3] = 1
					delete t[3, 3] a = size()
					delete t[9, 9]
					delete t[2, *] b = size()
					delete t[*, 2] c = size()
					delete t d = size()
					printf("%d %d %d %d\\n", a, b, c, d)
				}"""));
	}

	@Test
	void aFullArrayIsAnError() {
		Script script = Script.of("""
				global t[2]
				probe begin { for (i = 0; i < 3; i++) t[i] = i }
				probe end { foreach (k in t) println(k) }""").run();
		assertEquals("", script.output());
		assertEquals("""
				ERROR: Array overflow, check size limit (2) near identifier 't' at <input>:2:39 in probe begin
				WARNING: Number of errors: 1, skipped probes: 0
				""", script.messages());
	}

	@Test
	void theDefaultLimitHasAName() {
		Script script = Script.of("global t probe begin { for (i = 0; i < 3; i++) t[i] = i }  probe end { foreach (k in t) println(k) }").define("MAXMAPENTRIES", 2).run();
		assertEquals("ERROR: Array overflow, check MAXMAPENTRIES near identifier 't' at <input>:1:48 in probe begin\nWARNING: Number of errors: 1, skipped probes: 0\n",
				script.messages());
	}

	@Test
	void wrappingArraysDropTheOldest() {
		assertEquals("3 4 5 \n", Script.output("""
				global t%[3]
				probe begin {
					for (i = 1; i <= 5; i++) t[i] = i
					foreach (k in t) printf("%d ", k)
					println()
				}"""));
	}

	@Test
	void deletingAllInsideALoopEndsIt() {
		assertEquals("1\n0\n", Script.output("""
				global t
				probe begin { t[1] = 1 t[2] = 2 foreach (k in t) { println(k) delete t } println([2] in t) }"""));
	}

	@Test
	void stringsAsValues() {
		assertEquals("ab cd\n", Script.output("global t probe begin { t[1] .= \"a\" t[1] .= \"b\" t[2] = \"cd\" printf(\"%s %s\\n\", t[1], t[2]) }"));
	}
}
