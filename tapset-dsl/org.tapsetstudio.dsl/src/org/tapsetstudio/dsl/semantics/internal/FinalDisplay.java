package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.program.Type;

/** The probe that SystemTap adds for a global that is only written, to show it when the session ends. */
final class FinalDisplay {
	private static final List<String> EXTRACTED = List.of("count", "min", "max", "sum", "avg");

	private final GlobalSymbol global;
	private final String name;
	private final List<String> keys = new ArrayList<>();

	FinalDisplay(GlobalSymbol global) {
		this.global = global;
		this.name = Mangled.of(global);
		for (int i = 0; i < global.keys.size(); i++)
			keys.add("__idx" + i);
	}

	private boolean isStatistic() {
		return global.value.type() == Type.STATS;
	}

	/** The probe's variables, "name:type" each. */
	List<String> locals() {
		List<String> locals = new ArrayList<>();
		for (int i = 0; i < keys.size(); i++)
			locals.add(keys.get(i) + ":" + TypeNames.of(global.keys.get(i)));
		if (!keys.isEmpty() && !isStatistic())
			locals.add("__val:" + TypeNames.of(global.value));
		return locals;
	}

	String body() {
		String indices = String.join(", ", keys);
		if (!keys.isEmpty()) {
			String loop = isStatistic() ? "" : "__val = ";
			String values = indices + ", " + (isStatistic() ? extracted(name + "[" + indices + "]") : "__val");
			return "{\nforeach (" + loop + "[" + indices + "] in " + name + "-) " + print(values) + ";\n}";
		}
		if (!isStatistic())
			return "{\n" + print(name) + ";\n}";
		return "{\nif ((@count(" + name + ")) == (0)) printf(\"" + global.name + " @count=0x0\\\\n\")\nelse " + print(extracted(name)) + "\n;\n}";
	}

	private static String extracted(String statistic) {
		return EXTRACTED.stream().map(e -> "@" + e + "(" + statistic + ")").collect(Collectors.joining(", "));
	}

	private String print(String values) {
		String index = global.keys.stream().map(k -> k.type() == Type.STRING ? "\\\"%#s\\\"" : "%#d").collect(Collectors.joining(",", "[", "]"));
		String value = isStatistic() ? EXTRACTED.stream().map(e -> "@" + e + "=%#d").collect(Collectors.joining(" ")) : global.value.type() == Type.STRING ? "\\\"%#s\\\"" : "%d";
		return Stream.of("printf(\"", global.name, keys.isEmpty() ? "" : index, isStatistic() ? " " : "=", value, "\\\\n\", ", values, ")").collect(Collectors.joining());
	}
}
