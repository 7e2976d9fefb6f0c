package org.tapsetstudio.dsl.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.IParseResult;
import org.tapsetstudio.dsl.parser.checks.Checks;
import org.tapsetstudio.dsl.preprocessor.MacroUse;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;
import org.tapsetstudio.dsl.preprocessor.TokenProblem;
import org.tapsetstudio.dsl.program.SourceRange;

/**
 * Parses scripts without Guice, OSGi or resources: for the command line, the engine and anything else that wants a tree and its errors. All methods
 * may be called from any thread at any time.
 */
public final class StpParserFacade {
	private static final class Holder {
		static final WholeFileParser PARSER = ParserFactory.create();
	}

	/** Nobody reads more. */
	private static final int MOST_ERRORS = 1_000;

	private StpParserFacade() {
	}

	/**
	 * Begins to load the parser, on a thread of its own, for a process that has other things to do until it parses. Until it has parsed something it must use nothing else
	 * of EMF: two threads that load models may wait for each other for ever.
	 */
	public static void load() {
		Thread.ofPlatform().daemon().name("tapset parser").start(() -> parse("", "probe begin { }", ParseContext.script()));
		TimeZone.getDefault(); // EMF makes formats for dates when it begins, and the JVM reads all time zones for them: better here, meanwhile
	}

	/**
	 * Reads a script. Never fails: whatever is wrong is in {@link ParsedScript#errors()}.
	 *
	 * @param fileName as the user knows it
	 * @param text the script
	 */
	public static ParsedScript parse(String fileName, String text, ParseContext context) {
		TokenLayer layer = TokenLayer.of(fileName, text, context);
		Nesting nesting = new Nesting(layer);
		if (nesting.bracket != null)
			return tooDeep(new ParsedScript(layer, context, null, null), nesting.bracket.start(), nesting.bracket.end());
		try {
			return DeepStack.call(() -> parse(layer, context, nesting));
		} catch (StackOverflowError e) {
			return tooDeep(new ParsedScript(layer, context, null, null), 0, 0);
		}
	}

	/** @param script without a tree, since whoever walks through that would have the same trouble */
	private static ParsedScript tooDeep(ParsedScript script, int start, int end) {
		List<SyntaxError> errors = tokenErrors(script);
		errors.add(new SyntaxError(script.range(start, end), Nesting.MESSAGE));
		script.setErrors(sorted(errors));
		return script;
	}

	/** Reads a macro library ({@code .stpm}), which holds definitions and nothing else; its tree is empty. Never fails. */
	public static ParsedScript parseLibrary(String fileName, String text, ParseContext context) {
		ParsedScript library = new ParsedScript(TokenLayer.ofLibrary(fileName, text, context), context, null, null);
		library.setErrors(library.layer().expansion().problems().stream().map(problem -> new SyntaxError(library.range(problem.start(), problem.end()), problem.message())).toList());
		return library;
	}

	private static ParsedScript parse(TokenLayer layer, ParseContext context, Nesting nesting) {
		IParseResult result = Holder.PARSER.parse(layer);
		ParsedScript script = new ParsedScript(layer, context, result.getRootASTElement(), result.getRootNode());
		EObject deep = nesting.tooDeepIn(script.root());
		if (deep != null) {
			SourceRange where = script.range(deep);
			return tooDeep(new ParsedScript(layer, context, null, result.getRootNode()), where.offset(), where.offset() + where.length());
		}
		script.setErrors(errors(script, result.getSyntaxErrors()));
		return script;
	}

	private static List<SyntaxError> errors(ParsedScript script, Iterable<INode> syntaxErrors) {
		List<SyntaxError> errors = tokenErrors(script);
		addSyntaxErrors(script, syntaxErrors, errors);
		if (errors.isEmpty()) { // in a tree with holes the checks would report what only looks wrong
			Checks.run(script, (where, message) -> errors.add(new SyntaxError(where, message)));
		}
		if (errors.isEmpty() && script.root().getItems().isEmpty() && !script.context().mayBeEmpty()) {
			errors.add(new SyntaxError(script.range(0, 0), "the script is empty" + (script.layer().tokens().isEmpty() ? "" : " after preprocessing")));
		}
		return sorted(errors);
	}

	private static List<SyntaxError> tokenErrors(ParsedScript script) {
		List<SyntaxError> errors = new ArrayList<>();
		for (TokenProblem problem : script.layer().expansion().problems()) {
			errors.add(new SyntaxError(script.range(problem.start(), problem.end()), problem.message()));
		}
		return errors;
	}

	private static List<SyntaxError> sorted(List<SyntaxError> errors) {
		errors.sort(Comparator.comparingInt(error -> error.where().offset()));
		return errors.size() > MOST_ERRORS ? errors.subList(0, MOST_ERRORS) : errors;
	}

	/** Adds the first syntax error of each line: more are mostly consequences, as are errors right behind text that is no token. */
	private static void addSyntaxErrors(ParsedScript script, Iterable<INode> nodes, List<SyntaxError> errors) {
		int line = 0;
		for (INode node : nodes) {
			if (!SyntaxMessages.TOKEN_PROBLEM.equals(node.getSyntaxErrorMessage().getIssueCode())) {
				SyntaxError error = syntaxError(script, node);
				if (error.where().line() != line && !script.layer().followsBadText(error.where().offset())) {
					errors.add(error);
				}
				line = error.where().line();
			}
		}
	}

	private static SyntaxError syntaxError(ParsedScript script, INode node) {
		SyntaxErrorMessage message = node.getSyntaxErrorMessage();
		int start = node.getTotalEndOffset();
		int end = start;
		if (SyntaxMessages.PLACED.equals(message.getIssueCode())) {
			String[] range = message.getIssueData()[0].split(":");
			start = Integer.parseInt(range[0]);
			end = start + Integer.parseInt(range[1]);
		}
		MacroUse use = start == end ? script.useAt(start) : null;
		SourceRange where = script.range(start, end);
		return new SyntaxError(where, use == null ? message.getMessage() : message.getMessage() + " (in the expansion of " + use.text() + ")");
	}
}
