package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

/** What every script can use although no tapset file declares it. */
final class Builtin {
	private static final Map<String, String> ALIASES = Map.of("oneshot", "probe oneshot += begin { exit() }", "init", "probe init = begin(-9223372036854775808) { }");

	private Builtin() {
	}

	/** Names of aliases: {@code oneshot} ends the session as soon as it began, {@code init} comes before all other begin probes. */
	static Set<String> aliases() {
		return ALIASES.keySet();
	}

	static ParsedScript alias(String name) {
		return parse(name, ALIASES.get(name));
	}

	/** Declares {@code argc} and {@code argv[1…argc]}: the words behind the script on the command line. */
	static ParsedScript arguments(List<String> values) {
		StringBuilder text = new StringBuilder("global argc = " + values.size() + "\nglobal argv[" + (values.size() + 1) + "]\nprobe init {\n");
		// tells the types even where there are no arguments
		text.append("if (argc < 0) argv[1] = \"\"\n");
		for (int i = 0; i < values.size(); i++)
			text.append("argv[").append(i + 1).append("] = ").append(StringEscapes.quote(values.get(i))).append('\n');
		return parse("argv", text.append("}\n").toString());
	}

	private static ParsedScript parse(String name, String text) {
		return StpParserFacade.parse("<" + name + ">", text, ParseContext.tapset());
	}
}
