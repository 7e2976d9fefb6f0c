package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Functions and aliases of the shipped tapsets that are written in the language itself. */
class TapsetFunctionsTest {
	@Test
	void indentation() {
		assertEquals("     0 :|     0 : |     0 : |     0 :|0 1 0\n", Script.output("""
				probe begin {
					printf("%s|%s|%s|%s|", indent(1), indent(1), indent(-1), indent(-1))
					a = thread_indent_depth(1) b = thread_indent_depth(1) thread_indent_depth(-1) c = thread_indent_depth(-1)
					printf("%d %d %d\\n", a, b, c)
				}"""));
	}

	@Test
	void colours() {
		assertEquals("\033[1;1H\033[J\033[31m\033[42;31m\033[42;31;1m\033[0;0m\n\033[7;3H", Script.output("""
				probe begin {
					ansi_clear_screen() ansi_set_color(31) ansi_set_color(31, 42) ansi_set_color(31, 42, 1) ansi_reset_color() ansi_new_line() ansi_cursor_move(3, 7)
				}"""));
	}

	@Test
	void stopwatches() {
		Script script = Script.of("""
				probe process.provider("test").mark("go") { start_stopwatch("w") }
				probe process.provider("test").mark("halt") { stop_stopwatch("w") }
				probe process.provider("test").mark("show") { printf("%d %d ", read_stopwatch_us("w"), read_stopwatch_ms("w")) }""");
		script.run(Event.of("go", 1000), Event.of("show", 3000), Event.of("halt", 4000), Event.of("show", 9000), Event.of("go", 10_000), Event.of("show", 11_500));
		assertEquals("2000 2 3000 3 4500 4 ", script.output());
	}

	@Test
	void queues() {
		Script script = Script.of("""
				probe process.provider("test").mark("wait") { qsq_start("q") qs_wait("q") }
				probe process.provider("test").mark("run") { qs_run("q") }
				probe process.provider("test").mark("done") { qs_done("q") }
				probe process.provider("test").mark("show") {
					printf("%d %d %d %d %d\\n", qsq_utilization("q", 100), qsq_blocked("q", 100), qsq_service_time("q", 1), qsq_wait_time("q", 1), qsq_throughput("q", 1000000))
				}""");
		script.run(Event.of("wait", 0), Event.of("run", 100), Event.of("done", 400), Event.of("show", 1000));
		assertEquals("30 10 300 400 1000\n", script.output());
	}

	@Test
	void pythonCollectionsAndImports() {
		Script script = Script.of("""
				probe python.gc.start { printf("gc %d\\n", generation) }
				probe python.gc.done { printf("found %d\\n", collected) }
				probe python.import.done { printf("import %s %d\\n", modname, found) }""");
		script.run(Event.of("gc__start", 1, 2), Event.of("gc__done", 2, 17), Event.of("import__find__load__done", 3, "os", 1));
		assertEquals("gc 2\nfound 17\nimport os 1\n", script.output());
	}

	@Test
	void javaThreadsAndCollections() {
		Script script = Script.of("""
				probe hotspot.thread_start { println(probestr) }
				probe hotspot.gc_begin { println(name, " ", is_full) }
				probe hotspot.mem_pool_gc_end { println(pool, " ", used) }""");
		script.run(Event.of("thread__start", 1, "main", 4, 1, 4711, 0), Event.of("gc__begin", 2, 1), Event.of("mem__pool__gc__end", 3, "G1", 2, "Eden", 4, 0, 77, 0, 0));
		assertEquals("thread_start(thread_name='main',id=1,native_id=4711,is_daemon=0)\ngc_begin 1\nEden 77\n", script.output());
	}

	@Test
	void wildcardsOfAliases() {
		Script script = Script.of("probe python.function.* { printf(\"%s %s %s\\n\", pn(), funcname, ppfunc()) }");
		script.run(Event.of("function__entry", 1, "a.py", "f", 1), Event.of("function__return", 2, "a.py", "f", 2));
		assertEquals("python.function.entry f function__entry\npython.function.return f function__return\n", script.output());
	}

	@Test
	void functionsOfTheKernelSayWhyTheyFail() {
		assertEquals("function 'task_current' cannot be used here: it needs the running kernel or the memory of the process, which a recorded event does not have\n",
				Script.output("probe begin { try { println(task_current()) } catch (e) { println(e) } }"));
	}

	@Test
	void addressesAndDevices() {
		assertEquals("127.0.0.1 0x2301 0x1020304 0x102030405060708 8:3 1\n", Script.output("""
				probe begin {
					printf("%s %#x %#x %#x ", ip_ntop(0x0100007f), htons(0x123), ntohl(0x04030201), htonll(0x0807060504030201))
					printf("%d:%d %d\\n", MAJOR(0x800003), MINOR(0x800003), MKDEV(8, 3) == 0x800003)
				}"""));
	}
}
