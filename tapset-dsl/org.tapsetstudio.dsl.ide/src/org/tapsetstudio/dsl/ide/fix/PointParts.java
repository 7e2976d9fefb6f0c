package org.tapsetstudio.dsl.ide.fix;

import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.points.MarkerCatalog;
import org.tapsetstudio.dsl.ide.points.PointComponent;
import org.tapsetstudio.dsl.ide.points.PointReader;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/** What of a point a problem is about. */
final class PointParts {
	private final ScriptModel model;
	private final ScriptProblem problem;

	PointParts(ScriptModel model, ScriptProblem problem) {
		this.model = model;
		this.problem = problem;
	}

	/** What a candidate is to replace: the argument of {@code mark}, or of {@code process} where the candidates are files, else the point. */
	TextSpan wrong() {
		// Where the checker knows which part it is, that is what is underlined.
		if (model.text().startsWith("\"", problem.start())) {
			return new TextSpan(problem.start(), problem.end());
		}
		boolean files = problem.candidates().stream().anyMatch(candidate -> candidate.indexOf('/') >= 0);
		boolean points = problem.candidates().stream().anyMatch(candidate -> candidate.indexOf('.') >= 0);
		ScriptTokens tokens = model.tokens();
		Token name = null;
		for (int i = tokens.indexBehind(problem.start()); i < tokens.size() && tokens.token(i).end() <= problem.end(); i++) {
			Token token = tokens.token(i);
			if (token.kind() == TokenKind.STRING && i >= 2 && tokens.token(i - 2).text().equals(files ? "process" : "mark")) {
				return new TextSpan(token.start(), token.end());
			}
			if (tokens.zone(i) == Zone.POINTS && (token.isName() || token.kind() == TokenKind.KEYWORD)) {
				name = token;
			}
		}
		return points || name == null ? new TextSpan(problem.start(), problem.end()) : new TextSpan(name.start(), name.end());
	}

	/** How many arguments all markers have at which the handler around the problem runs; -1 if it runs at none that is known. */
	int fewestArguments() {
		int fewest = -1;
		for (List<PointComponent> point : PointReader.ofHandler(model.tokens(), model.tokens().indexAt(problem.start()))) {
			for (MarkerCatalog.Known marker : MarkerCatalog.shared().meant(point)) {
				fewest = fewest < 0 ? marker.arguments().size() : Math.min(fewest, marker.arguments().size());
			}
		}
		return fewest;
	}
}
