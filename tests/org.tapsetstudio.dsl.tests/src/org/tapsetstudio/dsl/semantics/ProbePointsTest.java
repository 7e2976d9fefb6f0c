package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Wrong;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Answer;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Site;
import org.tapsetstudio.markers.Glob;

/** Aliases, brace groups, suffixes, optional points and markers. */
class ProbePointsTest {
	/** A program /bin/demo with three markers, and nothing else. */
	private static final MarkerResolver DEMO = (path, provider, name) -> {
		if (path != null && !path.equals("demo"))
			return new Answer(List.of(), "there is no program \"" + path + "\"", List.of(), Wrong.FILE);
		if (path == null)
			return new Answer(List.of(new Site(null, provider == null ? "*" : provider, name, -1)), null, List.of());
		List<Site> all = List.of(new Site("/bin/demo", "demo", "start", 0), new Site("/bin/demo", "demo", "my__step", 2), new Site("/bin/demo", "demo", "stop", 1));
		List<Site> found = all.stream().filter(s -> Glob.matches(name, s.name()) && (provider == null || Glob.matches(provider, s.provider()))).toList();
		return new Answer(found, found.isEmpty() ? "/bin/demo has no marker \"" + name + "\"" : null, found.isEmpty() ? List.of("start", "stop") : List.of());
	};

	private static Checked check(String script) {
		return Checked.script(script, Checked.MACROS, DEMO, AnalysisOptions.DEFAULT);
	}

	/** Points with bodies. */
	private static void probes(String script, String expected) {
		Checked checked = check(script);
		assertEquals("", checked.errors() + checked.parsed().errors().stream().map(Object::toString).collect(Collectors.joining()));
		assertEquals(expected, ProgramText.of(checked.analysis().program().orElseThrow()));
	}

	private static void error(String script, String expected) {
		assertEquals(expected, check(script).errors());
	}

	@Test
	void prologuesAndEpiloguesShareOneScope() {
		probes("""
				probe inner = timer.s(1) { x = 1 }, { println("inner", x) }
				probe outer = inner { x++ }, { println("outer") }
				probe outer { println(x) }
				""", """
				probe timer(1000000000) {{(x#0:long = 1)}; {(post++ x#0:long)}; {println[x#0:long]}; {println["outer"]}; {println["inner",x#0:long]}}
				""");
	}

	@Test
	void epilogueAlias() {
		probes("probe last += begin { println(x) } probe last { x = \"s\" }", """
				probe begin(0) {{(x#0:string = "s")}; {println[x#0:string]}}
				""");
	}

	@Test
	void severalAliasesOfOneName() {
		probes("probe a = begin { x = 1 } probe a = end { x = 2 } probe a { println(x) }", """
				probe begin(0) {{(x#0:long = 1)}; {println[x#0:long]}}
				probe end(0) {{(x#0:long = 2)}; {println[x#0:long]}}
				""");
	}

	@Test
	void braceGroupsAndWildcards() {
		probes("probe a.b = begin { } probe a.c = end { } probe a.{b, c}, a.* { println(1) }", """
				probe begin(0) {{}; {println[1]}}
				probe end(0) {{}; {println[1]}}
				probe begin(0) {{}; {println[1]}}
				probe end(0) {{}; {println[1]}}
				""");
	}

	@Test
	void suffixIsPassedOn() {
		probes("probe tick = timer { } probe tick.ms(20).randomize(5) { println(1) }", """
				probe timer(20000000 +-5000000) {{}; {println[1]}}
				""");
	}

	@Test
	void optionalAndSufficient() {
		probes("probe nothing.here ?, begin !, end { println(1) }", """
				probe begin(0) {println[1]}
				""");
		probes("probe a = kernel.function(\"f\") !, process(\"demo\").mark(\"stop\") { v = @choose_defined($arg1, 7) } probe a { println(v) }", """
				probe marker(/bin/demo demo:stop /1) {{(v#0:long = $1)}; {println[v#0:long]}}
				""");
	}

	@Test
	void conditionsAreJoined() {
		probes("global on probe a = timer.s(1) if (on) { } probe a if (on > 2) { println(1) } probe begin { on = 3 }", """
				global on:long read written
				probe timer(1000000000) if (on && (on > 2)) {{}; {println[1]}}
				probe begin(0) {(on = 3)}
				""");
	}

	@Test
	void markersAndTheirArguments() {
		probes("probe process(\"demo\").provider(\"demo\").mark(\"my-step\") { println($$name, $arg1 + $arg2, $$vars) }", """
				probe marker(/bin/demo demo:my__step /2) {println[$$NAME,($1 + $2),$$VARS]}
				""");
		error("probe process(\"demo\").mark(\"stop\") { println($arg2) }", "1:46+5 $arg2 does not exist: marker demo:stop of /bin/demo has only $arg1");
		error("probe process(\"demo\").mark(\"*\") { println($arg1) }", "1:43+5 $arg1 does not exist: marker demo:start of /bin/demo has no arguments");
		error("probe process(\"demo\").mark(\"stat\") { }", "1:28+6 /bin/demo has no marker \"stat\" (did you mean start, stop?)");
		error("probe process(\"dem\").mark(\"start\") { }", "1:15+5 there is no program \"dem\"");
		error("function f() { return $arg1 } probe begin { println(f()) }",
				"1:23+5 $arg1 has no value here: functions have no access to the probe's variables; pass it as an argument");
	}

	/** Each site has its own answer to @defined. */
	@Test
	void definedIsDecidedForEachMarker() {
		probes("probe process(\"demo\").mark(\"*\") { if (@defined($arg2)) println($arg2); else println(@defined($arg1) ? $arg1 : 0) }", """
				probe marker(/bin/demo demo:start /0) {println[0]}
				probe marker(/bin/demo demo:my__step /2) {println[$2]}
				probe marker(/bin/demo demo:stop /1) {println[$1]}
				""");
	}

	@Test
	void anyTracedProcess() {
		probes("probe process.provider(\"python\").mark(\"function__entry\") { println($arg3) }", """
				probe marker(null python:function__entry /-1) {println[$3]}
				""");
		Checked real = Checked.script("probe process.provider(\"python\").mark(\"function__entry\") { println($arg4) }");
		assertEquals("1:68+5 $arg4 does not exist: marker python:function__entry has only $arg1 to $arg3", real.errors());
	}

	@Test
	void processEvents() {
		probes("probe process.begin, process(12).end, process(\"demo\").thread.begin { println(1) }", """
				probe process(0 BEGIN) {println[1]}
				probe process(12 END) {println[1]}
				probe process(demo THREAD_BEGIN) {println[1]}
				""");
	}

	@Test
	void recursion() {
		error("probe a = b { } probe b = a { } probe a { }", "1:39+1 the alias \"a\" stands for itself");
	}

	@Test
	void whatThePointIsCalled() {
		Checked checked = check("probe d.step = process(\"demo\").mark(\"my-step\") { } probe d.* { println(1) }");
		var probe = checked.analysis().program().orElseThrow().probes().get(0);
		assertEquals("d.step | process(\"/bin/demo\").mark(\"my__step\")", probe.asWritten() + " | " + probe.resolved());
	}
}
