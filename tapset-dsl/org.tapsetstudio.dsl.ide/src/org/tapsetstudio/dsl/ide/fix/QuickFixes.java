package org.tapsetstudio.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** Knows ways to mend problems: {@code QuickFixes.of(model, problem)} for each of {@code model.problems()} at the caret. Any thread. */
public final class QuickFixes {
	private final ScriptModel model;
	private final ScriptProblem problem;
	private final List<QuickFix> fixes = new ArrayList<>();

	private QuickFixes(ScriptModel model, ScriptProblem problem) {
		this.model = model;
		this.problem = problem;
	}

	/** The ways to mend a problem of this very model, best first; empty if none is known. */
	public static List<QuickFix> of(ScriptModel model, ScriptProblem problem) {
		QuickFixes fixes = new QuickFixes(model, problem);
		fixes.collect();
		return fixes.fixes;
	}

	private void collect() {
		TextSpan wrong = problem.code().equals("probe-point") ? new PointParts(model, problem).wrong() : new TextSpan(problem.start(), problem.end());
		for (String candidate : problem.candidates()) {
			boolean quoted = model.text().startsWith("\"", wrong.start());
			add("Change to \"" + candidate + "\"", wrong.start(), wrong.end(), quoted ? '"' + candidate + '"' : candidate);
		}
		switch (problem.code()) {
		case "syntax" -> modulo();
		case "unknown-function" -> createFunction();
		case "unknown-array", "local-array", "local-statistic", "condition-local" -> declare(name());
		case "never-assigned" -> {
			if (!model.text().startsWith("global", Declared.start(model, problem.start()))) {
				declare(name());
			}
		}
		case "unused-global" -> remove("Remove the global \"" + name() + "\"", Declared.global(model, problem.start()));
		case "unused-function" -> remove("Remove the function \"" + name() + "\"", Declared.whole(model, problem.start()));
		case "never-read" -> {
			List<TextEdit> edits = new UnreadLocal(model).edits(problem.start());
			if (!edits.isEmpty()) {
				fixes.add(new QuickFix("Remove \"" + name() + "\", which nobody reads", edits, fixes.isEmpty()));
			}
		}
		case "idle-probe" -> remove("Remove the probe, which does nothing", Declared.whole(model, problem.start()));
		case "continued-line" -> semicolon();
		case "target-variable" -> target();
		default -> {
			// nothing more than the candidates
		}
		}
	}

	/** The name that the problem begins with: an array is underlined with its keys. */
	private String name() {
		int index = model.tokens().indexAt(problem.start());
		return index < 0 ? "" : model.tokens().token(index).text();
	}

	/** {@code a%(b)} begins a conditional of the preprocessor. */
	private void modulo() {
		for (int i = 1; i < model.tokens().size(); i++) {
			Token token = model.tokens().token(i);
			Token before = model.tokens().token(i - 1);
			boolean operand = before.isName() || before.kind() == TokenKind.NUMBER || before.isOperator(")") || before.isOperator("]");
			if (token.isOperator("%(") && operand && (before.touches(token) || isNoCondition(i + 1)) && token.start() <= problem.end()
					&& model.text().substring(token.start(), Math.max(token.end(), problem.start())).indexOf('\n') < 0) {
				add("Insert a blank between % and (", token.start() + 1, token.start() + 1, " ");
			}
		}
	}

	/** True where a conditional cannot have been meant, for none begins so. */
	private boolean isNoCondition(int index) {
		return index < model.tokens().size() && model.tokens().token(index).start() == problem.start();
	}

	private void declare(String name) {
		int start = Declared.start(model, problem.start());
		if (!name.isEmpty() && start >= 0) {
			add("Declare \"global " + name + "\"", start, start, "global " + name + "\n");
		}
	}

	private void createFunction() {
		int start = Declared.start(model, problem.start());
		int name = model.tokens().indexAt(problem.start());
		if (start >= 0 && name >= 0) {
			NewFunction.of(model.tokens(), name).ifPresent(text -> add("Create the function \"" + name() + "\"", start, start, text));
		}
	}

	private void remove(String title, TextSpan span) {
		if (span != null) {
			int end = span.end();
			boolean wholeLine = model.text().lastIndexOf('\n', span.start() - 1) + 1 == span.start() && end < model.text().length() && model.text().charAt(end) == '\n';
			add(title, span.start(), wholeLine ? end + 1 : end, "");
		}
	}

	/** Behind the last token before the end of the line in the underlined text. A value that is missing in the line above is not ours to guess. */
	private void semicolon() {
		for (int i = model.tokens().indexBehind(problem.start()); i + 1 < model.tokens().size() && model.tokens().token(i + 1).end() <= problem.end(); i++) {
			int end = model.tokens().token(i).end();
			if (model.text().substring(end, model.tokens().token(i + 1).start()).indexOf('\n') >= 0) {
				add("End the statement with a semicolon", end, end, ";");
				return;
			}
		}
	}

	private void target() {
		String name = name();
		if (name.matches("\\$arg[0-9]+")) {
			int arguments = new PointParts(model, problem).fewestArguments();
			if (arguments > 0) {
				add("Change to \"$arg" + arguments + "\", the last argument", problem.start(), problem.end(), "$arg" + arguments);
			}
			if (arguments >= 0) {
				add("Use 0 where the marker has no such argument", problem.start(), problem.end(), "(@defined(" + name + ") ? " + name + " : 0)");
			}
		}
	}

	private void add(String title, int start, int end, String replacement) {
		fixes.add(new QuickFix(title, List.of(new TextEdit(start, end, replacement)), fixes.isEmpty()));
	}
}
