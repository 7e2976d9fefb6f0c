package org.tapsetstudio.dsl.ide.snippet;

import java.util.List;

/** The snippets that come with the product: those of completion, and of the template preferences. */
public final class Snippets {
	private static final List<Snippet> ALL = List.of(
			new Snippet("probe process.mark", "probe on a marker of a program", true, "probe process(\"${program}\").mark(\"${marker}\") {\n\t${cursor}\n}"),
			new Snippet("probe begin", "probe when the session begins", true, "probe begin {\n\t${cursor}\n}"),
			new Snippet("probe end", "probe when the session ends", true, "probe end {\n\t${cursor}\n}"),
			new Snippet("probe timer", "probe every second", true, "probe timer.s(${seconds}) {\n\t${cursor}\n}"),
			new Snippet("function name()", "function", true, "function ${name}(${parameter}) {\n\treturn ${cursor}\n}"),
			new Snippet("counts", "count hits, print the most frequent at the end", true,
					"global counts\n\nprobe process(\"${program}\").mark(\"${marker}\") {\n\tcounts[user_string($$arg1)]++\n}\n\nprobe end {\n\tforeach (key in counts- limit 20)\n\t\tprintf(\"%8d %s\\n\", counts[key], key)\n}"),
			new Snippet("latency", "time between two markers, as a histogram", true,
					"global started, times\n\nprobe process(\"${program}\").mark(\"${start}\") {\n\tstarted[tid()] = gettimeofday_us()\n}\n\nprobe process(\"${program}\").mark(\"${done}\") {\n\tif (started[tid()]) {\n\t\ttimes <<< gettimeofday_us() - started[tid()]\n\t\tdelete started[tid()]\n\t}\n}\n\nprobe end {\n\tif (@count(times))\n\t\tprint(@hist_log(times))\n}"),
			new Snippet("foreach", "loop over an array", false, "foreach (${key} in ${array}) {\n\t${cursor}\n}"),
			new Snippet("top", "loop over the largest values of an array", false, "foreach (${key} in ${array}- limit ${count}) {\n\t${cursor}\n}"),
			new Snippet("for", "loop that counts", false, "for (${i} = 0; ${i} < ${count}; ${i}++) {\n\t${cursor}\n}"),
			new Snippet("ifelse", "condition with alternative", false, "if (${condition}) {\n\t${cursor}\n} else {\n}"),
			new Snippet("try", "statements that may fail", false, "try {\n\t${cursor}\n} catch (${message}) {\n\tprintln(${message})\n}"));

	private Snippets() {
	}

	public static List<Snippet> all() {
		return ALL;
	}
}
