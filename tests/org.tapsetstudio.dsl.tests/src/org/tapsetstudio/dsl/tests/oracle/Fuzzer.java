package org.tapsetstudio.dsl.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes random scripts, most of them correct. The same seed writes the same scripts. */
final class Fuzzer {
	private static final String[] NAMES = { "a", "b", "x$", "arr", "log", "error" };
	private static final String[] BINARY = { "+", "-", "*", "/", "%", ".", "<<", ">>", ">>>", "<", ">", "<=", ">=", "==", "!=", "&", "|", "^", "&&", "||", "=", "+=", ".=",
			"<<<", "^=" };
	private static final String[] GARBAGE = { "(", ")", "[", "]", "{", "}", ";", ",", "*", "in", "return", "next", "%", "+", "++", "?", ":", "=", "=~", "if", "else",
			"\"s\"", "1", "x", "$y", "$", "@count", "@hist_log(q)", "->", "&", ".", "foreach", "probe", "global", "function", "%(", "%?", "%:", "%)", "@define m", "@m",
			"1==1", "print", "printf", "delete", "string", "try", "catch", "limit", "0x", "09", "%{ %}" };

	private final Random random;

	Fuzzer(long seed) {
		random = new Random(seed);
	}

	/** One of a probe with statements, declarations, macros; sometimes with tokens changed. */
	String script() {
		StringBuilder script = new StringBuilder();
		int items = 1 + random.nextInt(3);
		for (int i = 0; i < items; i++) {
			script.append(item()).append('\n');
		}
		return random.nextInt(3) == 0 ? mutate(script.toString()) : script.toString();
	}

	private String item() {
		return pick(() -> "probe " + points(2) + " " + block(3), () -> "probe begin " + block(3), () -> "probe begin " + block(4),
				() -> "probe " + name() + " = " + points(2) + " " + block(1) + (maybe(3) ? ", " + block(1) : ""),
				() -> "probe " + name() + " += " + points(1) + " " + block(1), () -> "global g" + random.nextInt(1000) + pick(() -> "", () -> "[5]", () -> "%[7];", () -> " = -1",
						() -> " = \"a\" \"b\";"),
				() -> "function f" + (maybe(3) ? ":string" : "") + "(p, q:long" + (maybe(4) ? "," : "") + ")" + (maybe(4) ? " : 2" : "") + " { " + statement(2) + " return "
						+ expression(2) + " }",
				this::macro, this::conditional);
	}

	private String macro() {
		String name = "m" + random.nextInt(100000);
		return pick(() -> "@define " + name + " %( " + expression(2) + " %) probe begin { x = @" + name + " + 1 }",
				() -> "@define " + name + "(p) %( @p" + pick(() -> "*2", () -> "", () -> " @p") + " %) probe begin { x = @" + name + "(" + expression(2) + ") }",
				() -> "@define " + name + "(p,q) %( %( 1 == " + random.nextInt(2) + " %? @p %: @q %) %) probe begin { @" + name + "(" + statement(1) + ", f([1,2] in a)) }");
	}

	private String conditional() {
		String condition = pick(() -> random.nextInt(3) + " == 1", () -> "kernel_v >= \"2.6\"", () -> "CONFIG_SMP == \"y\"", () -> "arch == \"x86*\" && 2 > " + random.nextInt(4),
				() -> "\"a\" == \"b\" || systemtap_v < \"4\"", () -> "runtime != \"bpf\"", () -> "guru_mode == 1");
		return "%( " + condition + " %? " + item() + (maybe(2) ? " %: " + item() : "") + " %)";
	}

	private String points(int depth) {
		StringBuilder text = new StringBuilder();
		int count = 1 + random.nextInt(3);
		for (int i = 0; i < count; i++) {
			text.append(i == 0 ? "" : ".");
			text.append(depth > 0 && maybe(6) ? "{" + points(depth - 1) + ", " + points(depth - 1) + "}" : pick(this::name, () -> "sys*", () -> "*_x", () -> "return",
					() -> "*", () -> "function(\"f\" \"g\")", () -> "mark(-3)"));
		}
		text.append(pick(() -> "", () -> "", () -> "", () -> "?", () -> "!", () -> " if (" + expression(1) + ")"));
		return maybe(5) ? text + ", " + points(0) : text.toString();
	}

	private String block(int depth) {
		StringBuilder text = new StringBuilder("{ ");
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			text.append(statement(depth)).append(maybe(2) ? " " : "\n");
		}
		return text.append("}").toString();
	}

	private String statement(int depth) {
		if (depth <= 0) {
			return expression(1) + (maybe(2) ? ";" : "");
		}
		int d = depth - 1;
		return pick(() -> expression(depth), () -> expression(depth) + ";", () -> "x = " + expression(depth), () -> block(d), () -> ";", () -> "next", () -> "break;",
				() -> "delete " + expression(1), () -> "if (" + expression(d) + ") " + statement(d) + (maybe(2) ? " else " + statement(d) : ""),
				() -> "while (" + expression(d) + ") " + statement(d), () -> "for (" + (maybe(2) ? expression(1) : "") + ";" + expression(1) + ";) " + statement(d),
				() -> "foreach (" + pick(() -> "k", () -> "k+", () -> "[k, l-]", () -> "v = k", () -> "v+ = [k,l]") + " in " + pick(() -> "arr", () -> "@hist_log(s)", () -> "arr[1,*]")
						+ pick(() -> "", () -> "", () -> " @sum+", () -> "-", () -> " limit " + expression(1)) + ") " + statement(d),
				() -> "try " + block(d) + " catch " + (maybe(2) ? "(e) " : "") + block(d),
				() -> pick(() -> "printf(\"%d %5s\\n\", ", () -> "print(", () -> "printd(\",\", 1, ", () -> "println(") + expression(d) + ")",
				() -> "return " + expression(1));
	}

	private String expression(int depth) {
		if (depth <= 0) {
			return pick(this::name, this::name, () -> Integer.toString(random.nextInt(300)), () -> "0x1f", () -> "017", () -> "\"s\\t\\\"\"", () -> "$v", () -> "$$vars",
					() -> "$v$", () -> "arr[1]", () -> "f()");
		}
		int d = depth - 1;
		return pick(() -> expression(d) + " " + binary() + " " + expression(d), () -> expression(d) + " " + binary() + " " + expression(d),
				() -> expression(d) + binary() + expression(d), () -> "(" + expression(depth) + ")", () -> expression(0), () -> pick(() -> "-", () -> "!", () -> "~", () -> "+")
						+ expression(d), () -> expression(d) + " ? " + expression(d) + " : " + expression(d), () -> pick(() -> "++", () -> "--") + expression(0),
				() -> expression(0) + pick(() -> "++", () -> "--"), () -> expression(d) + pick(() -> "->m", () -> "->if", () -> "[" + expression(0) + "]", () -> "->m[2]", () -> "->m$"),
				() -> "arr[" + expression(d) + ", *]", () -> "f(" + expression(d) + ", " + expression(0) + ")", () -> "[" + expression(0) + ", *] in arr", () -> expression(0) + " in arr",
				() -> "[" + expression(d) + "]", () -> expression(0) + " =~ \"x\" \"y\"", () -> "@defined(" + expression(d) + ")",
				// SystemTap takes any token for the parenthesis that closes these, as verdicts.txt tells
				() -> pick(() -> "@count((", () -> "@avg((", () -> "@variance((") + expression(d) + "))",
				() -> "@hist_linear(s, -1, 5, 1)[" + expression(0) + "]", () -> "@cast(" + expression(d) + ", \"t\")->m", () -> "&" + expression(0), () -> "@var(\"v\")",
				() -> "sprintf(\"%x\", " + expression(d) + ")");
	}

	private String name() {
		return NAMES[random.nextInt(NAMES.length)];
	}

	private String binary() {
		return BINARY[random.nextInt(BINARY.length)];
	}

	/** Removes, doubles, swaps or inserts one to three words. */
	private String mutate(String script) {
		List<String> words = new ArrayList<>(List.of(script.split("(?<=[^A-Za-z0-9_$@])|(?=[^A-Za-z0-9_$@])")));
		int changes = 1 + random.nextInt(3);
		for (int i = 0; i < changes && !words.isEmpty(); i++) {
			int at = random.nextInt(words.size());
			switch (random.nextInt(4)) {
			case 0 -> words.remove(at);
			case 1 -> words.add(at, words.get(at));
			case 2 -> words.add(at, words.remove(random.nextInt(words.size())));
			default -> words.add(at, " " + GARBAGE[random.nextInt(GARBAGE.length)] + " ");
			}
		}
		return String.join("", words);
	}

	private boolean maybe(int oneIn) {
		return random.nextInt(oneIn) == 0;
	}

	@SafeVarargs
	private String pick(Supplier<String>... choices) {
		return choices[random.nextInt(choices.length)].get();
	}
}
