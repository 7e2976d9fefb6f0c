package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words of other languages, which people write out of habit. */
public final class Foreign {
	private static final String UNDECLARED = "; variables are not declared, except global ones";
	private static final String NO_SUCH_STATEMENT = "; there are if, while, for, foreach, try, break, continue, return and next";

	private static final Map<String, String> HINTS = new HashMap<>();
	static {
		put("; that is written &&", "and");
		put("; that is written ||", "or");
		put("; that is written !", "not");
		put("; that is written else if", "elif", "elsif", "elseif");
		put("; write 1", "True", "true");
		put("; write 0", "False", "false", "NULL");
		put("; write 0 or \"\"", "None", "null", "nil");
		put(UNDECLARED, "int", "char", "var", "let", "unsigned", "short", "bool", "auto", "static", "uint64_t", "int64_t", "uint32_t", "my", "local");
		put(NO_SUCH_STATEMENT, "goto", "switch", "unless", "loop");
		put("; a loop that runs once at least is while (1) { … if (…) break }", "do", "repeat", "until");
		put("; an error is raised with error(\"…\")", "throw", "raise", "die");
		put("; that is strlen(…)", "len", "length");
		put("; that is sprint(…)", "str", "to_string", "itoa");
		put("; that is strtol(…, 10)", "int_of", "atoi", "parseInt");
		put("; that is execname()", "comm");
		put("; that is gettimeofday_ns()", "nsecs", "timestamp", "walltimestamp");
		put("; that is $return", "retval");
		put("; arguments are $arg1, $arg2, …", "arg0", "arg1", "arg2", "arg3", "arg4", "arg5", "args");
		put("; what belongs to a thread is an element of a global array, as in started[tid()]", "self", "this");
		put("; that is delete", "clear", "del", "unset");
		put("; a statistic takes values by <<< and gives its histogram by print(@hist_log(…))", "hist", "quantize", "lhist", "lquantize");
		put("; that is a format: printf(\"…\", …)", "format", "strftime");
	}

	private static final Map<String, String> DECLARATIONS = new HashMap<>();
	static {
		for (String point : new String[] { "begin", "end", "BEGIN", "END", "timer", "process", "kernel", "error", "syscall" })
			DECLARATIONS.put(point, "; a probe begins with that word, as in probe " + point.toLowerCase(Locale.ROOT));
		for (String kind : new String[] { "uprobe", "uretprobe", "usdt", "kprobe", "kretprobe", "tracepoint", "interval", "profile", "tick", "fbt", "pid" })
			DECLARATIONS.put(kind, "; a probe is written as in probe process(\"/path\").function(\"name\") or probe timer.s(1)");
		for (String word : new String[] { "def", "func", "fn", "sub", "void", "int", "long", "string" })
			DECLARATIONS.put(word, "; a function is written function name(parameter) { … }");
		for (String word : new String[] { "var", "let", "static", "const", "extern" })
			DECLARATIONS.put(word, "; a variable of the whole script is declared by global");
		for (String word : new String[] { "import", "include", "use", "require", "from" })
			DECLARATIONS.put(word, "; files of functions and aliases are found by their names, those of your own in a folder that -I names");
		DECLARATIONS.put("else", "; the if that it belongs to has ended");
		DECLARATIONS.put("=", "; only a variable that is no array can have an initial value");
		DECLARATIONS.put(":", "; types are found out, except those of functions and their parameters");
		DECLARATIONS.put("}", "; there is one } too many");
	}

	private Foreign() {
	}

	private static void put(String hint, String... words) {
		for (String word : words)
			HINTS.put(word, hint);
	}

	/** What is written in place of a word, to be appended to a message; empty for a word that nobody brings along. */
	public static String hint(String word) {
		return HINTS.getOrDefault(word, "");
	}

	/** The same for what stands where a declaration should begin. */
	public static String declaration(String word) {
		return DECLARATIONS.getOrDefault(word, "");
	}

	/** Whether a word declares variables elsewhere. */
	static boolean declares(String word) {
		return hint(word).equals(UNDECLARED);
	}
}
