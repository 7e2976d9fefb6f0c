package org.tapsetstudio.dsl.tests.parser;

/** Scripts that use most of the language. */
final class Samples {
	static final String ALL_OF_IT = """
			#! /usr/bin/env tapset
			global calls%[100], last = "x" "y", depth
			private secret
			@define limit_of(n) %( limit @n %)
			@define both(a, b) %( @a + @b * 2 %)
			%( kernel_v >= "2.6" %? global modern %: global 09 @ %)

			function add:long(a:long, b) : 2 { return a + b }

			probe python.call = process("/usr/bin/python3*").mark("function__entry") { file = user_string($arg1) },
				{ delete calls[file, *] }
			probe process(@1).{mark("a"), provider("p").mark("b")}? if (depth < 3), timer.ms($1) {
				if ([pid(), "☠.py"] in calls) calls[pid(), "é"]++; else last = last . sprintf("%-5s|%d\\n", execname(), @both(1, 2))
				foreach (n = [p, f-] in calls @limit_of(5)) { printf("%d %s\\n", n, f) }
				try { x <<< add(1, -2) ? ~3 : !4 } catch (e) { println(e, $$vars, $arg1->next[2]$) }
				for (i = 0; i < 10; i++) { while (0) break; continue; }
				print(@hist_log(x)); y = @count(x) =~ "[0-9]" ; next
			}
			probe end, error { %( $# > 0 %? log(@1) %) /* done */ }
			""";

	private Samples() {
	}
}
