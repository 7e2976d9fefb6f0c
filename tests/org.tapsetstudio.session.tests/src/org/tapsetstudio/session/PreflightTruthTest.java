package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.session.preflight.Preflight;

/** What is said before a run is what happens: of each program that does all it can, every probe that is said to fire fires, and none that is said not to. */
class PreflightTruthTest {
	private static final String PYTHON = """
			import gc, os, threading, warnings
			class Thing: pass
			def risky(): raise ValueError("x")
			try:
			    risky()
			except ValueError:
			    pass
			thread = threading.Thread(target=lambda: [Thing() for _ in range(300000)])
			thread.start()
			thread.join()
			while len(os.listdir('/proc/self/task')) > 1: pass  # joined is not yet ended
			warnings.warn("now")
			import colorsys
			gc.collect()
			""";
	private static final List<String> PYTHON_POINTS = List.of("python.function.entry", "python.function.return", "python.gc.start", "python.gc.done", "python.import.start", "python.import.done", "python.line",
			"python.opcode", "python.exception.thrown", "python.exception.handled", "python.warning", "python.gil.acquired", "python.gil.released", "python.thread.start", "python.thread.stop", "python.arena.alloc", "python.dict.resize",
			"python.audit", "tcl.proc.entry", "hotspot.gc_begin", "perl.sub.entry");
	private static final String JAVA = """
			public class Work {
				static int work(int n) { return n < 2 ? n : work(n - 1) + work(n - 2); }
				public static void main(String[] a) throws Exception {
					Object lock = new Object();
					Thread t = new Thread(() -> { synchronized (lock) { lock.notifyAll(); } });
					synchronized (lock) { t.start(); lock.wait(); }
					t.join();
					work(15);
					System.gc();
				}
			}
			""";
	private static final List<String> JAVA_POINTS = List.of("hotspot.gc_begin", "hotspot.gc_end", "hotspot.thread_start", "hotspot.thread_stop", "hotspot.class_loaded", "hotspot.method_entry", "hotspot.method_return",
			"hotspot.object_alloc", "hotspot.monitor_wait", "hotspot.monitor_waited", "hotspot.vm_init_begin", "hotspot.jni.FindClass", "python.function.entry");
	private static final String TCL = "proc work {n} { expr {$n + 1} }\nfor {set i 0} {$i < 5} {incr i} { work $i }\n";
	private static final List<String> TCL_POINTS = List.of("tcl.proc.entry", "tcl.proc.return", "tcl.cmd.entry", "tcl.cmd.return", "tcl.inst.start", "tcl.obj.create", "python.line");
	private static final String PHP = "<?php\nfunction work($n) { if ($n == 3) throw new Exception('x'); return $n; }\nfor ($i = 0; $i < 5; $i++) { try { work($i); } catch (Exception $e) { } }\n";
	private static final List<String> PHP_POINTS = List.of("php.function.entry", "php.function.return", "php.request.startup", "php.exception.thrown", "php.exception.caught", "ruby.method.entry");
	private static final String RUBY = "TracePoint.new(:call, :return) { }.enable\ndef work(n) n < 2 ? n : work(n - 1) end\nwork(5)\nGC.start\n['a'].map { |x| x.to_s }\n";
	private static final List<String> RUBY_POINTS = List.of("ruby.method.entry", "ruby.method.return", "ruby.gc.mark.begin", "ruby.array.create", "ruby.string.create", "php.function.entry");
	private static final String C = """
			#include <sys/sdt.h>
			int work(int n) { __asm__ volatile("" : "+r"(n)); STAP_PROBE1(here, seen, n); return n + 1; }
			int main(int argc, char **argv) { return work(argc) != argc + 1; }
			""";

	/** @param points probe points; {@code PROGRAM} stands for the program */
	record Case(String name, String file, String source, List<String> build, List<String> command, List<String> points) {
		@Override
		public String toString() {
			return name;
		}
	}

	@TempDir
	Path folder;

	static Stream<Case> cases() {
		List<Case> all = new ArrayList<>();
		all.add(new Case("Debian's Python", "program.py", PYTHON, List.of(), List.of("/usr/bin/python3", "program.py"), PYTHON_POINTS));
		for (String version : List.of("3.6.15", "3.8.18", "3.10.13", "3.12.1", "3.13.0")) {
			String python = Path.of(System.getProperty("user.home"), ".pyenv/versions", version, "bin/python3").toString();
			List<String> points = new ArrayList<>(PYTHON_POINTS);
			points.add("process(\"PROGRAM\").mark(\"function__entry\")"); // most are a few lines that call libpython
			all.add(new Case("Python " + version, "program.py", PYTHON, List.of(), List.of(python, "program.py"), points));
		}
		for (Path java : List.of(Path.of(System.getProperty("java.home"), "bin/java"), Path.of("/usr/lib/jvm/java-17-openjdk-amd64/bin/java"))) {
			all.add(new Case("Java " + java.getName(java.getNameCount() - 3), "Work.java", JAVA, List.of(Path.of(System.getProperty("java.home"), "bin/javac").toString(), "--release", "17", "Work.java"),
					List.of(java.toString(), "-XX:+UseSerialGC", "-cp", ".", "Work"), JAVA_POINTS));
		}
		all.add(new Case("Tcl", "program.tcl", TCL, List.of(), List.of("/usr/bin/tclsh", "program.tcl"), TCL_POINTS));
		all.add(new Case("PHP", "program.php", PHP, List.of(), List.of("/usr/bin/php", "program.php"), PHP_POINTS));
		all.add(new Case("Ruby", "program.rb", RUBY, List.of(), List.of("/usr/bin/ruby", "program.rb"), RUBY_POINTS));
		List<String> points = List.of("process(\"PROGRAM\").mark(\"seen\")", "process(\"PROGRAM\").function(\"work\")", "process(\"PROGRAM\").function(\"work\").return", "process.provider(\"here\").mark(\"seen\")",
				"process.provider(\"there\").mark(\"seen\")", "python.line");
		all.add(new Case("C", "program.c", C, List.of("/usr/bin/cc", "-O1", "-o", "program", "program.c"), List.of("./program"), points));
		all.add(new Case("C, static", "program.c", C, List.of("/usr/bin/cc", "-O1", "-static", "-o", "program", "program.c"), List.of("./program"), points));
		all.add(new Case("C, 32 bits", "program.c", C, List.of("/usr/bin/i686-linux-gnu-gcc", "-O1", "-idirafter", "/usr/include/x86_64-linux-gnu", "-o", "program", "program.c"), List.of("./program"), points));
		all.add(new Case("nothing", "empty", "", List.of(), List.of("/bin/true"), List.of("python.line", "tcl.proc.entry", "hotspot.gc_begin", "libc.setjmp", "pthread.create", "glib.mem_alloc", "node.gc.start")));
		return all.stream();
	}

	private static String outlook(Target target, String point) throws SessionException {
		Script script = Script.of("one.stp", "probe " + point + " { println(1) }");
		Set<Outlook> all = Preflight.of(SessionRequest.builder(script).target(target).build()).expectations().stream().map(Expectation::outlook).collect(Collectors.toSet());
		assertEquals(1, all.size(), () -> point + " " + all);
		return all.iterator().next().toString();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsSaidHappens(Case c) throws Exception {
		assumeTrue(c.command.getFirst().startsWith("./") || Files.exists(Path.of(c.command.getFirst())), () -> c.command.getFirst() + " is not installed");
		Files.writeString(folder.resolve(c.file), c.source);
		if (!c.build.isEmpty()) {
			assumeTrue(Files.exists(Path.of(c.build.getFirst())), () -> c.build.getFirst() + " is not installed");
			assertEquals(0, new ProcessBuilder(c.build).directory(folder.toFile()).inheritIO().start().waitFor());
		}
		List<String> command = new ArrayList<>(c.command);
		command.set(0, folder.resolve(command.getFirst()).normalize().toString());
		Target target = new Target(command, folder, Map.of());
		List<String> points = c.points.stream().map(p -> p.replace("PROGRAM", command.getFirst())).toList();
		StringBuilder script = new StringBuilder("global hits\n");
		List<String> said = new ArrayList<>();
		for (int i = 0; i < points.size(); i++) {
			said.add(points.get(i) + " " + outlook(target, points.get(i)));
			script.append("probe ").append(points.get(i)).append(" { hits[").append(i).append("]++ }\n");
		}
		script.append("probe end { for (i = 0; i < ").append(points.size()).append("; i++) println(hits[i]) }\n");
		Traced run = Traced.run(SessionRequest.builder(Script.of("all.stp", script.toString())).target(target).recording(folder.resolve("run.taprec")));
		List<String> hits = run.output().lines().toList();
		assertEquals(points.size(), hits.size(), run.output() + run.diagnostics());
		for (int i = 0; i < points.size(); i++) {
			boolean fired = !hits.get(i).equals("0");
			String line = c.name + ": " + said.get(i) + ", hits " + hits.get(i) + "\n" + run.diagnostics() + run.result.problems();
			assertFalse(said.get(i).endsWith(fired ? " " + Outlook.WILL_NOT_FIRE : " " + Outlook.FIRES), line);
		}
	}
}
