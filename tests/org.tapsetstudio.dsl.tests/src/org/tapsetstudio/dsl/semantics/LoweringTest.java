package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** From scripts to typed programs. */
class LoweringTest {
	private static void program(String script, String expected) {
		Checked checked = Checked.script(script);
		assertEquals("", checked.errors());
		assertEquals(expected, ProgramText.of(checked.analysis().program().orElseThrow()));
	}

	@Test
	void countsInAnArray() {
		program("""
				global calls
				probe timer.ms(10) { calls["a", 1]++ }
				probe end { foreach ([n+, i] in calls limit 10) printf("%s %d\\n", n, calls[n, i]) }
				""", """
				global calls[string,long]:long read written
				probe timer(10000000) {(post++ calls["a",1])}
				probe end(0) {foreach [n#0:string,i#1:long] in calls by 1+ limit 10 printf"%s %d\\n"[n#0:string,calls[n#0:string,i#1:long]]}
				""");
	}

	@Test
	void statistics() {
		program("""
				global s
				probe begin { s["x"] <<< 3; foreach (v in s @avg- limit 2) println(@avg(s[v]), @count(s[v])); print(@hist_log(s["x"])) }
				""", """
				global s[string]:stats read written
				probe begin(0) {(s["x"] <<< 3); foreach [v#0:string] in s by 0- AVG limit 2 println[AVG(s[v#0:string]),COUNT(s[v#0:string])]; print[LOG(s["x"])]}
				""");
	}

	@Test
	void functionsGetTheirTypesFromCalls() {
		program("""
				function twice(x) { return x . x }
				function log(x, y) { println(x, y) }
				probe begin { log(twice("a"), 1) }
				""", """
				function twice[string]:string {return (x#0:string . x#0:string)}
				function log[string,long]:unknown {println[x#0:string,y#1:long]}
				probe begin(0) {log[twice["a"]:string,1]:unknown}
				""");
	}

	@Test
	void overloadsByPriority() {
		program("""
				function f(x) : 2 { next; println("second"); return 2 }
				function f(x) : 5 { println("last"); return 3 }
				function f(x:long) : 1 { next }
				probe begin { println(f(1)) }
				""", """
				function f[long]:long {next} then next
				function f[long]:long {next; println["second"]; return 2} then next
				function f[long]:long {println["last"]; return 3}
				probe begin(0) {println[f[1]:long]}
				""");
	}

	@Test
	void statements() {
		program("""
				probe begin {
					for (i = 0; i < 3; ++i) { if (i == 1) continue; else break }
					while (1) break
					try { x = 1 / 0 } catch (m) { println(m) }
					y = i > 1 ? "a" : m
					y .= "b"
					delete y
					println(y =~ "a+", x)
				}
				""", """
				probe begin(0) {loop (i#0:long = 0), (i#0:long < 3), (pre++ i#0:long) {if (i#0:long == 1) continue else break}; loop -, 1, - break; \
				try {(x#1:long = (1 / 0))} catch(m#2:string) {println[m#2:string]}; (y#3:string = ((i#0:long > 1) ? "a" : m#2:string):string); (y#3:string .= "b"); \
				delete y#3:string; println[(y#3:string =~ "a+"),x#1:long]}
				""");
	}

	@Test
	void arraysWithWildcards() {
		program("""
				global a%[5]
				probe begin { a[1, "x"] = "v"; if ([1, *] in a) delete a[*, "x"]; foreach (v = [i, s] in a[1, *]) println(v) }
				""", """
				global a[long,string]:string read written
				probe begin(0) {(a[1,"x"] = "v"); if ([1,*] in a) delete a[*,"x"]; foreach v#2:string = [i#0:long,s#1:string] in a[1,*] println[v#2:string]}
				""");
	}

	@Test
	void nativeFunctionsOfShippedTapsets() {
		TapsetLibrary library = TapsetLibrary.of(List.of(new TapsetLibrary.Entry("a.stp", "function now:long () %{ native %}\nfunction say(text:string) { println(text, later) }\nglobal later = 5", true),
				new TapsetLibrary.Entry("b.stp", "function unused() %{ native %} probe never { x = 1 }", true)));
		Checked checked = Checked.script("probe begin { say(\"x\" . sprint(now())) }", library, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT);
		assertEquals("", checked.errors());
		assertEquals("""
				global later:long read
				function now[]:long native
				function say[string]:unknown {println[text#0:string,later]}
				probe begin(0) {say[("x" . sprint[now[]:long])]:unknown}
				""", ProgramText.of(checked.analysis().program().orElseThrow()));
	}

	@Test
	void initialValuesFromTheCommandLine() {
		AnalysisOptions options = AnalysisOptions.DEFAULT.withGlobalValues(java.util.Map.of("limit_ms", "250"));
		Checked checked = Checked.script("global limit_ms = 10 probe begin { println(limit_ms) }", Checked.MACROS, MarkerResolver.ACCEPT_ALL, options);
		assertEquals(250L, checked.analysis().program().orElseThrow().globals().get(0).initial());
		assertEquals("", Checked.script("global limit_ms probe begin { println(limit_ms + 1) }", Checked.MACROS, MarkerResolver.ACCEPT_ALL, options).warnings());
		Checked wrong = Checked.script("global name = 7 probe begin { println(name) }", Checked.MACROS, MarkerResolver.ACCEPT_ALL,
				AnalysisOptions.DEFAULT.withGlobalValues(java.util.Map.of("name", "five", "other", "1")));
		assertEquals("1:8+4 option -G: \"name\" is a number, \"five\" is not", wrong.errors());
		assertEquals("1:1+0 option -G: there is no global \"other\", the value is not used", wrong.warnings());
	}

	@Test
	void oneshotAndTheCommandLine() {
		program("probe oneshot { println(argc, argv[1]) } function exit() { println(\"end\") }", """
				global argc:long read
				global argv[long]:string read written
				function exit[]:unknown {println["end"]}
				probe begin(0) {{println[argc,argv[1]]}; {exit[]:unknown}}
				probe begin(-9223372036854775808) {{}; {if (argc < 0) (argv[1] = "")}}
				""");
	}

	/** What a probe on something unknown to us does is typed as SystemTap would type it. */
	@Test
	void probesThatAreNotRun() {
		program("global n probe kernel.function(\"f\") { n[$x->y[2], $$vars, $z$] <<< $w; $w = 3; println(@entry($a) + 1) } probe end { println(@count(n[1, \"a\", \"b\"])) }", """
				global n[long,string,string]:stats read written
				probe refused("kernel.function("f")" waits for something that only a kernel module can see; scripts run here without one) \
				{(n[refused,refused,refused] <<< refused); refused; println[(entry(refused) + 1)]}
				probe end(0) {println[COUNT(n[1,"a","b"])]}
				""");
	}
}
