package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.EventSource;
import org.tapsetstudio.engine.Histogram;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.Tiering;

class EventsTest {
	@Test
	void contextOfAnEvent() {
		Script script = Script.of("""
				probe process.provider("test").mark("hit") {
					printf("%s %d/%d %d %s %s %d %#x\\n", execname(), pid(), tid(), uid(), $$provider, $$name, $arg1, $arg2)
					println($$vars)
					println(user_string($arg2), " ", user_string($arg1))
				}""").run(Event.of("hit", 5, 42, "text").in(7, 8).named("demo"));
		assertEquals("""
				demo 7/8 1000 test hit 42 0x2000
				$arg1=0x2a $arg2=0x2000
				text <unknown>
				""", script.output());
	}

	/** An error where the handler uses the number, not where it is captured. */
	@Test
	void numbersThatCouldNotBeRead() {
		for (Tiering tiering : new Tiering[] { Tiering.TREE, Tiering.BYTECODE }) {
			Script script = Script.of("""
					probe process.provider("test").mark("hit") {
						try { println($arg1 + 1) } catch (why) { printf("%d: %s\\n", $arg2, why) }
						try { println($$vars) } catch { println("none") }
						if ($arg2 == 1 || $arg1 > 0) println("known")
					}
					probe end { println("end") }""").tiering(tiering)
					.run(Event.of("hit", 1, Event.UNREADABLE, 1), Event.of("hit", 2, EventContext.UNREADABLE, 1), Event.of("hit", 3, Event.UNREADABLE, 2), Event.of("hit", 4, 1, 1));
			assertEquals("""
					1: read fault: the memory could not be read when the probe was hit
					none
					known
					-9223372036854775807
					$arg1=0x8000000000000000 $arg2=0x1
					known
					2: read fault: the memory could not be read when the probe was hit
					none
					""", script.output());
			assertEquals("""
					ERROR: read fault: the memory could not be read when the probe was hit near identifier '$arg1' at <input>:4:20
					WARNING: Number of errors: 1, skipped probes: 0
					""", script.messages());
		}
	}

	@Test
	void nothingIsAtTheAddressZero() {
		Script script = Script.of("""
				global none
				probe process.provider("test").mark("hit") {
					println(user_string($arg1), " ", user_string(0), " ", user_string2(none, "nothing"), " ", user_string_n(none, 2), " ", user_string_quoted(none))
				}""").run(Event.of("hit", 1, 0).holding(1, "text"));
		assertEquals("text <unknown> nothing <unknown> 0x0\n", script.output());
	}

	@Test
	void timesAreThoseOfTheEvent() {
		Script script = Script.of("""
				probe process.provider("test").mark("hit") {
					printf("%d %d %s %d\\n", gettimeofday_us(), gettimeofday_s(), ctime(gettimeofday_s()), ktime_get_ns())
				}""").run(Event.of("hit", 3_500_000));
		assertEquals("1735689603500000 1735689603 Wed Jan  1 00:00:03 2025 3500000000\n", script.output());
	}

	@Test
	void stringsThroughVariablesAndFunctions() {
		Script script = Script.of("""
				function show:string(p:long) { return user_string(p) }
				probe process.provider("test").mark("hit") { p = $arg1 printf("%s %s %s\\n", user_string(p), show($arg1), user_string2(5, "none")) }""")
				.run(Event.of("hit", 1, "text"));
		assertEquals("text text none\n", script.output());
	}

	@Test
	void runsOfEachProbeAreCountedByItsLine() {
		Script script = Script.of("""
				probe process.provider("test").mark("hit") { n++ }
				global n
				probe process.provider("test").mark("miss") { n++ }
				probe end { n = 0 }""").start();
		script.fire(Event.of("hit", 1), Event.of("hit", 2), Event.of("hit", 3));
		assertEquals(List.of("1: 3", "3: 0", "4: 0"), costs(script));
		script.end();
		assertEquals(List.of("1: 3", "3: 0", "4: 1"), costs(script));
	}

	private static List<String> costs(Script script) {
		return script.dispatcher().costs().stream().map(cost -> cost.line() + ": " + cost.hits()).toList();
	}

	@Test
	void timersFollowTheTimeOfTheStream() {
		Script script = Script.of("""
				global n
				probe process.provider("test").mark("hit") { n++ }
				probe timer.s(1) { printf("%d s: %d\\n", gettimeofday_s() - 1735689600, n) n = 0 }""").start();
		script.fire(Event.of("hit", 100), Event.of("hit", 200), Event.of("hit", 2_500_000)).advanceTo(3_000_000).end();
		assertEquals("1 s: 2\n2 s: 0\n3 s: 1\n", script.output());
	}

	@Test
	void timersOfOneMomentFireInScriptOrder() {
		Script script = Script.of("probe timer.ms(20) { print(\"a\") } probe timer.ms(10) { print(\"b\") } ").start().advanceTo(40_000).end();
		assertEquals("babbab", script.output());
	}

	/** A timer begins with a whole period when its condition becomes true. */
	@Test
	void timersWaitForTheirCondition() {
		Script script = Script.of("""
				global on, off = 0
				probe process.provider("test").mark("switch") { on = $arg1 }
				probe timer.ms(10) if (on) { printf("%d ", gettimeofday_us() - 1735689600000000) }
				probe timer.ms(30) if (off) { print("never ") }
				probe timer.ms(100) { print("| ") on = 0 }""").start();
		script.fire(Event.of("switch", 33_000, 1), Event.of("switch", 58_000, 0), Event.of("switch", 61_000, 0), Event.of("switch", 85_000, 1), Event.of("switch", 86_000, 1)).advanceTo(200_000).end();
		assertEquals("43000 53000 95000 | | ", script.output());
	}

	@Test
	void conditionsArm() {
		Script script = Script.of("""
				global on
				probe process.provider("test").mark("hit") if (on) { println($arg1) }
				probe process.provider("test").mark("switch") { on = $arg1 }""").run(Event.of("hit", 1, 1), Event.of("switch", 2, 1), Event.of("hit", 3, 2),
				Event.of("switch", 4, 0), Event.of("hit", 5, 3));
		assertEquals("2\n", script.output());
	}

	@Test
	void afterExitNoHandlerRuns() {
		Script script = Script.of("probe process.provider(\"test\").mark(\"hit\") { println($arg1) exit() } probe end { println(\"end\") }").run(Event.of("hit", 1, 1),
				Event.of("hit", 2, 2));
		assertEquals("1\nend\n", script.output());
	}

	@Test
	void tablesForViews() {
		Script script = Script.of("""
				global calls, last
				probe process.provider("test").mark("hit") { calls[user_string($arg1), $arg2]++ last = user_string($arg1) }
				probe end { foreach ([f, l] in calls) println(f, l, last) }""").start().fire(Event.of("hit", 1, "a.py", 3), Event.of("hit", 2, "a.py", 3));
		ResultTable calls = script.tables().get(0);
		assertEquals("calls", calls.name());
		assertEquals("[Column[title=user_string($arg1), isNumber=false, isKey=true], Column[title=$arg2, isNumber=true, isKey=true], Column[title=calls, isNumber=true, isKey=false]]",
				calls.columns().toString());
		assertEquals("a.py 3 2", calls.text(0, 0) + " " + calls.number(0, 1) + " " + calls.number(0, calls.valueColumn()));
		assertEquals("a.py", script.tables().get(1).text(0, 0));
	}

	@Test
	void tablesAreSortedByAnyColumn() {
		Script script = Script.of("global n[10] probe begin { n[\"b\", 3] = 2 n[\"a\", 1] = 5 n[\"c\", 2] = 2 } probe end { foreach ([name, k] in n) println(n[name, k]) }").run();
		ResultTable table = script.tables().get(0);
		assertEquals("name k n", table.columns().stream().map(ResultTable.Column::title).collect(Collectors.joining(" ")));
		assertArrayEquals(new int[] { 1, 0, 2 }, table.rowsBy(2, true));
		assertArrayEquals(new int[] { 1, 0, 2 }, table.rowsBy(0, false));
		assertArrayEquals(new int[] { 0, 2, 1 }, table.rowsBy(1, true));
	}

	@Test
	void statisticsComeWithTheirHistograms() {
		Script script = Script.of("""
				global lat, spread[5], none
				probe begin { lat <<< 3 lat <<< 4 lat <<< -9 spread["x"] <<< 1 spread["x"] <<< 25 spread["x"] <<< 1000 }
				probe end { print(@hist_log(lat)) print(@hist_linear(spread["x"], 10, 40, 10)) if (@count(none)) print(@hist_log(none)) }""").run();
		List<ResultTable> tables = script.dispatcher().snapshot().join();
		ResultTable lat = tables.get(0);
		assertEquals("[count, sum, min, max, avg]", lat.columns().stream().map(ResultTable.Column::title).toList().toString());
		assertEquals("3 -2 -9 4 0", IntStream.range(0, 5).mapToObj(i -> lat.text(0, i)).collect(Collectors.joining(" ")));
		List<Histogram.Bucket> buckets = lat.histogram(0).buckets();
		assertEquals(List.of(new Histogram.Bucket(-15, -8, 1), new Histogram.Bucket(2, 3, 1), new Histogram.Bucket(4, 7, 1)), buckets.stream().filter(b -> b.count() > 0).toList());
		for (int i = 1; i < buckets.size(); i++) {
			assertEquals(buckets.get(i - 1).high() + 1, buckets.get(i).low());
		}
		Histogram linear = tables.get(1).histogram(0);
		assertFalse(linear.logarithmic());
		assertEquals(List.of(new Histogram.Bucket(Long.MIN_VALUE, 9, 1), new Histogram.Bucket(10, 19, 0), new Histogram.Bucket(20, 29, 1), new Histogram.Bucket(30, 39, 0),
				new Histogram.Bucket(40, 49, 0), new Histogram.Bucket(50, Long.MAX_VALUE, 1)), linear.buckets());
		assertEquals(List.of(), tables.get(2).histogram(0).buckets());
	}

	@Test
	void aSourceIsDrainedUntilExit() {
		Script script = Script.of("probe process.provider(\"test\").mark(\"hit\") { println($arg1) if ($arg1 == 2) exit() }").start();
		EventSource source = new EventSource() {
			private int next;

			@Override
			public int next() {
				return next++ < 5 ? 0 : NONE;
			}

			@Override
			public EventContext event() {
				return Event.of("hit", next, next);
			}
		};
		script.dispatcher().drain(source);
		script.end();
		assertEquals("1\n2\n", script.output());
	}
}
