package org.tapsetstudio.dsl.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes scripts full of macros, script arguments and conditionals, most of them well formed. The same seed writes the same scripts. */
final class MacroFuzzer {
	private static final String[] PARAMETERS = { "a", "b", "x", "if" };

	private record Macro(String name, List<String> parameters) {
	}

	private final Random random;
	private final List<Macro> macros = new ArrayList<>();
	/** Parameters of the body that is being written. */
	private List<String> scope = List.of();

	MacroFuzzer(long seed) {
		random = new Random(seed);
	}

	String script() {
		macros.clear();
		StringBuilder text = new StringBuilder();
		int count = 1 + random.nextInt(4);
		for (int i = 0; i < count; i++) {
			text.append(definition()).append(separator());
		}
		int items = 1 + random.nextInt(3);
		for (int i = 0; i < items; i++) {
			text.append(pick(this::probe, this::probe, () -> "%( " + condition() + " %? " + probe() + " %: " + probe() + " %)", this::definition,
					() -> "%( " + condition() + " %? " + definition() + " %: " + definition() + " %)")).append(separator());
		}
		return text.append("probe begin { println(@m0").append(arguments(macros.getFirst())).append(") }\n").toString();
	}

	private String definition() {
		List<String> parameters = new ArrayList<>();
		int count = maybe(2) ? 0 : 1 + random.nextInt(3);
		for (int i = 0; i < count; i++) {
			parameters.add(maybe(30) ? "a" : PARAMETERS[i]);
		}
		Macro macro = new Macro(maybe(40) ? "m0" : "m" + macros.size(), parameters);
		scope = parameters;
		String body = body();
		scope = List.of();
		macros.add(macro);
		String list = parameters.isEmpty() ? maybe(40) ? "()" : "" : "(" + String.join(maybe(3) ? "," : " , ", parameters) + (maybe(40) ? "," : "") + ")";
		return "@define " + macro.name + list + " %( " + body + " %)";
	}

	private String body() {
		return pick(() -> value(3), () -> value(3), () -> value(2), () -> "%( " + condition() + " %? " + value(2) + " %: " + value(2) + " %)", () -> value(1) + " " + value(1), () -> "",
				() -> "(" + value(2) + ")", () -> maybe(6) ? "%( 1" : "1", () -> maybe(6) ? "@define q %( 1 %)" : "2", () -> "\"@a\" . " + value(1));
	}

	private String probe() {
		return pick(() -> "probe begin { println(" + value(3) + ") }", () -> "probe begin { x = " + value(3) + "; println(x) }", () -> "probe begin { " + (maybe(3) ? definition() : "") + " println(1) }",
				() -> "probe timer.s(" + value(1) + ") { println(" + value(2) + ") }", () -> "global g" + random.nextInt(99) + " = " + value(1), () -> "probe begin %( " + condition() + " %? , end %) { println(" + value(1) + ") }",
				() -> "probe end { %( " + condition() + " %? if (" + value(1) + ") { %: while (" + value(1) + ") { %) println(2) } }");
	}

	private String value(int depth) {
		if (depth <= 0) {
			return pick(() -> Integer.toString(random.nextInt(12)), () -> "x", () -> "\"s\"", () -> "$1", () -> "@1", () -> "$#", () -> "@2", () -> scope.isEmpty() ? "7" : "@" + scope.get(random.nextInt(scope.size())),
					() -> maybe(12) ? "@nope" : "0x1f", () -> maybe(12) ? "$3" : "y");
		}
		int d = depth - 1;
		return pick(() -> value(d), () -> value(d) + " + " + value(d), () -> value(d) + "*" + value(d), () -> "(" + value(d) + ")", this::use, this::use, this::use, () -> "f(" + value(d) + ", " + value(d) + ")",
				() -> "%( " + condition() + " %? " + value(d) + (maybe(3) ? "" : " %: " + value(d)) + " %)", () -> value(d) + " in [" + value(0) + "]", () -> "a[" + value(d) + ", " + value(0) + "]", () -> value(d) + " . " + value(d));
	}

	private String use() {
		if (macros.isEmpty()) {
			return value(0);
		}
		Macro macro = macros.get(random.nextInt(macros.size()));
		return "@" + macro.name + arguments(macro);
	}

	private String arguments(Macro macro) {
		int count = macro.parameters.size() + (maybe(40) ? 1 : 0);
		if (count == 0 || maybe(60)) {
			return "";
		}
		List<String> arguments = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			arguments.add(pick(() -> value(1), () -> value(1), () -> value(0), () -> "", () -> "[1, 2]", () -> "g(1, 2)", () -> "{ 1", () -> maybe(20) ? "(" : "3"));
		}
		return pick(() -> "", () -> "", () -> " ", () -> "\n", () -> "/**/") + "(" + String.join(",", arguments) + ")";
	}

	private String condition() {
		String first = pick(() -> random.nextInt(3) + operator() + random.nextInt(3), () -> "\"a\"" + operator() + (maybe(2) ? "\"a\"" : "\"b\""), () -> "kernel_v" + operator() + "\"" + random.nextInt(9) + "." + random.nextInt(30) + "\"",
				() -> "systemtap_v" + operator() + "\"4." + random.nextInt(12) + "\"", () -> "arch" + equality() + pick(() -> "\"x86_64\"", () -> "\"i?86\"", () -> "\"x86*\""), () -> "CONFIG_SMP" + equality() + "\"[ym]\"",
				() -> "CONFIG_HZ" + operator() + random.nextInt(400), () -> "guru_mode" + equality() + random.nextInt(2), () -> "runtime" + equality() + "\"kernel\"", () -> "$# " + operator() + random.nextInt(3),
				() -> "@1" + equality() + "\"foo\"", () -> macros.isEmpty() ? "1 == 1" : use() + " == 1", () -> scope.isEmpty() ? "1 == 1" : "@" + scope.get(0) + " == 1", () -> maybe(8) ? "arch > \"a\"" : "1 == 1",
				() -> maybe(8) ? "1 == \"1\"" : "2 > 1", () -> "kernel_v " + equality() + "\"[5-6]*\"");
		return maybe(4) ? first + (maybe(2) ? " && " : " || ") + condition() : first;
	}

	private String equality() {
		return maybe(2) ? " == " : " != ";
	}

	private String operator() {
		return pick(() -> " == ", () -> " != ", () -> " < ", () -> " <= ", () -> " > ", () -> " >= ");
	}

	private String separator() {
		return pick(() -> "\n", () -> " ", () -> " # %(\n", () -> " /* %) */ ");
	}

	private boolean maybe(int oneIn) {
		return random.nextInt(oneIn) == 0;
	}

	@SafeVarargs
	private <T> T pick(Supplier<T>... choices) {
		return choices[random.nextInt(choices.length)].get();
	}
}
