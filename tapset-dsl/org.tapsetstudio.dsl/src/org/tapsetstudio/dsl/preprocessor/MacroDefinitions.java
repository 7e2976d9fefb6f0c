package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.lexer.Token;

/** Reads {@code @define}s and keeps the macros of one file. */
final class MacroDefinitions {
	private final Map<String, Macro> macros = new LinkedHashMap<>();
	private final boolean library;
	private final Problems problems;

	MacroDefinitions(boolean library, Problems problems) {
		this.library = library;
		this.problems = problems;
	}

	Macro find(String name) {
		return macros.get(name);
	}

	Map<String, Macro> all() {
		return macros;
	}

	/** Reads what follows {@code @define} in the file; reports and gives up at the first mistake. */
	void read(Token define, Frame file) {
		Token name = file.peek();
		if (name == null || !name.isName()) {
			problems.add(name == null ? define : name, null, "expected the name of the macro");
			return;
		}
		file.read();
		Macro first = macros.get(name.text());
		if (first != null || name.text().equals("define")) {
			problems.add(name, null, "macro '@" + name.text() + "' is already defined in this file");
		}
		List<String> parameters = readParameters(name, file);
		if (parameters == null) {
			return;
		}
		Token open = file.peek();
		if (open == null || !open.isOperator("%(")) {
			problems.add(open == null ? name : open, null, "expected '%(' and the body of macro '@" + name.text() + "'");
			return;
		}
		file.read();
		List<Token> body = new ArrayList<>();
		int depth = 0;
		for (Token token = file.read(); token != null; token = file.read()) {
			if (token.isOperator("%)") && depth-- == 0) {
				if (first == null) {
					macros.put(name.text(), new Macro(name, parameters, body, define.start(), token.end(), library));
				}
				return;
			}
			if (token.isOperator("%(")) {
				depth++;
			}
			body.add(token);
		}
		problems.add(name, null, "the body of macro '@" + name.text() + "' is not closed by '%)'");
	}

	/** Null after a mistake. */
	private List<String> readParameters(Token name, Frame file) {
		List<String> parameters = new ArrayList<>();
		Token open = file.peek();
		if (open == null || !open.isOperator("(")) {
			return parameters;
		}
		file.read();
		while (true) {
			Token parameter = file.peek();
			if (parameter == null || !parameter.isName()) {
				problems.add(parameter == null ? name : parameter, null, "expected a parameter of macro '@" + name.text() + "'");
				return null;
			}
			file.read();
			parameters.add(parameter.text());
			Token separator = file.peek();
			if (separator == null || !separator.isOperator(",") && !separator.isOperator(")")) {
				problems.add(separator == null ? parameter : separator, null, "expected ',' or ')' in the parameters of macro '@" + name.text() + "'");
				return null;
			}
			file.read();
			if (separator.isOperator(")")) {
				return parameters;
			}
		}
	}
}
