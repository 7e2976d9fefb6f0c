package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped tapsets on the programs that they are for, where this machine has them. */
class ReadyTapsetsTest {
	@TempDir
	Path folder;

	@Test
	void php() throws Exception {
		Traced run = run("""
				global calls, lines
				probe php.function.entry { calls[classname . scope . function_name]++ lines[function_name] = lineno }
				probe php.exception.thrown { println("thrown ", classname) }
				probe php.request.startup { println("request ", substr(file, strlen(file) - 9, 9)) }
				probe end { foreach (f+ in calls) printf("%s %d\\n", f, calls[f]) }
				""", Map.of(), "/usr/bin/php", "php/calls.php");
		assertEquals("""
				request calls.php
				thrown DomainException
				Counter::add 100
				Counter::fail 1
				count_to 1
				main 1
				lines["main"]=12
				lines["count_to"]=8
				lines["fail"]=5
				lines["add"]=4
				""", run.output(), run.diagnostics() + run.targetOutput());
	}

	/** The script turns a TracePoint on, without which Ruby does not reach the markers of its methods. */
	@Test
	void ruby() throws Exception {
		Traced run = run("""
				global calls, returns, collections
				probe ruby.method.entry { if (classname == "Counter") calls[methodname, line]++ }
				probe ruby.method.return { if (classname == "Counter") returns[methodname, line]++ }
				probe ruby.gc.mark.begin { collections++ }
				probe ruby.raise { if (classname == "ArgumentError") printf("%s %d\\n", classname, line) }
				probe end { println(collections > 0 ? "collected" : "not collected") }
				""", Map.of(), "/usr/bin/ruby", "--disable=gems", "ruby/calls.rb");
		assertEquals("""
				ArgumentError 12
				collected
				calls["add",5]=100
				returns["add",6]=100
				""", run.output(), run.diagnostics() + run.targetOutput());
	}

	@Test
	void exceptionsOfCxx() throws Exception {
		assumeTrue(Files.exists(Path.of("/usr/bin/g++")), "g++ is not installed");
		Path program = folder.resolve("exceptions");
		assertEquals(0, new ProcessBuilder("/usr/bin/g++", "-O2", "-o", program.toString(), Traced.FIXTURES.resolve("cxx/exceptions.cpp").toString()).inheritIO().start().waitFor());
		Traced run = Traced.run(Script.of("cxx.stp", """
				global n, same, thrown
				probe cxx.* { n[pn()]++ }
				probe cxx.throw { thrown = object }
				probe cxx.rethrow { same += object == thrown }
				probe end { printf("%d thrown, %d passed on, %d caught, %d the same\\n", n["cxx.throw"], n["cxx.rethrow"], n["cxx.catch"], same) }
				"""), folder.resolve("cxx.taprec"), false, program.toString());
		assertEquals("10 thrown, 10 passed on, 20 caught, 10 the same\n", run.output(), run.diagnostics());
	}

	@Test
	void libvirt() throws Exception {
		Traced run = run("""
				global made
				probe libvirt.object.new { made[classname]++ }
				probe end { printf("%d connection, %d domain\\n", made["virConnect"], made["virDomain"]) }
				""", Map.of(), "/usr/bin/virsh", "-c", "test:///default", "list");
		assertEquals("1 connection, 1 domain\n", run.output(), run.diagnostics() + run.targetOutput());
		assertTrue(run.targetOutput().contains("running"), run.targetOutput());
	}

	private Traced run(String script, Map<String, String> environment, String... command) throws Exception {
		assumeTrue(Files.exists(Path.of(command[0])), () -> command[0] + " is not installed");
		for (int i = 1; i < command.length; i++) {
			Path fixture = Traced.FIXTURES.resolve(command[i]);
			command[i] = command[i].startsWith("test:") || !Files.isRegularFile(fixture) ? command[i] : fixture.toString();
		}
		return Traced.run(SessionRequest.builder(Script.of("tapset.stp", script)).recording(folder.resolve("run.taprec")).target(Traced.target(environment, command)));
	}
}
