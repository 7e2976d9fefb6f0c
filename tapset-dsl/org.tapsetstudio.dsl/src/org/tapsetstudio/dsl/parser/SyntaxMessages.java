package org.tapsetstudio.dsl.parser;

import java.util.List;
import java.util.Map;

import org.antlr.runtime.CommonToken;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.UnwantedTokenException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.diagnostics.Diagnostic;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.tapsetstudio.dsl.semantics.internal.Foreign;
import org.tapsetstudio.dsl.semantics.internal.Similar;

/** Says what was expected and what stands there instead, in the words of the language and not of its grammar. */
public class SyntaxMessages implements ISyntaxErrorMessageProvider {
	/** Code of errors that the token layer found. */
	static final String TOKEN_PROBLEM = "org.tapsetstudio.dsl.token";
	/** Code of errors whose only datum is the place of the token found, {@code offset:length}, since the error's node may be another. */
	static final String PLACED = "org.tapsetstudio.dsl.syntax";

	private static final String DECLARATION = "'probe', 'global', 'private', 'function' or '%{'";

	private static final String PRIVATE = "'global', 'function' or the name of a variable behind 'private'";

	private static final List<String> DECLARING = List.of("probe", "global", "private", "function");

	private static final Map<String, String> RULES = Map.ofEntries(Map.entry("Script", DECLARATION), Map.entry("Item", DECLARATION),
			Map.entry("GlobalDeclaration", "a variable"), Map.entry("GlobalVariable", "a variable"), Map.entry("VariableName", "a name"),
			Map.entry("Literal", "a number or a string"), Map.entry("FunctionDeclaration", "the function's parameters or body"),
			Map.entry("FunctionName", "the function's name"), Map.entry("Parameter", "a parameter"), Map.entry("TypeName", "'string' or 'long'"),
			Map.entry("ProbeDeclaration", "'{' and the probe's body"), Map.entry("PointList", "a probe point"), Map.entry("Point", "a probe point"),
			Map.entry("Component", "the name of a probe point"), Map.entry("ComponentName", "the name of a probe point"), Map.entry("Statement", "a statement"),
			Map.entry("SimpleStatement", "a statement"), Map.entry("Block", "a statement or '}'"), Map.entry("ForeachStatement", "a loop variable"),
			Map.entry("LoopVariable", "a loop variable"), Map.entry("Indexable", "an array"), Map.entry("MemberName", "the name of a member"));

	private static final Map<String, String> TERMINALS = Map.of("RULE_IDENT", "a name", "RULE_TARGET", "a $variable", "RULE_DOLLARS", "'$'", "RULE_WILD",
			"a pattern", "RULE_NUMBER", "a number", "RULE_STRLIT", "a string", "RULE_EMBEDDED", "'%{'", "EOF", "the end of the script");

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
		RecognitionException error = context.getRecognitionException();
		if (error == null) {
			return new SyntaxErrorMessage(context.getDefaultMessage(), TOKEN_PROBLEM);
		}
		Token found = error instanceof UnwantedTokenException unwanted ? unwanted.getUnexpectedToken() : error.token;
		String expected = expected(error, context);
		if (DECLARATION.equals(expected) && found != null && found.getText().equals("private")) {
			found = Habits.behind(error.input, found);
			expected = PRIVATE;
		}
		String message = message(expected, found, new Habits(error.input, found));
		if (found instanceof CommonToken token && token.getType() != Token.EOF) {
			String range = token.getStartIndex() + ":" + (token.getStopIndex() + 1 - token.getStartIndex());
			return new SyntaxErrorMessage(message, PLACED, new String[] { range });
		}
		return new SyntaxErrorMessage(message, Diagnostic.SYNTAX_DIAGNOSTIC);
	}

	@Override
	public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
		return new SyntaxErrorMessage(context.getDefaultMessage(), Diagnostic.SYNTAX_DIAGNOSTIC);
	}

	private static String message(String expected, Token found, Habits habits) {
		boolean end = found == null || found.getType() == Token.EOF;
		String what = end ? "the end of the script" : "'" + abbreviate(found.getText()) + "'";
		return (expected == null ? "unexpected " + what : "expected " + expected + ", found " + what) + (end ? "" : hint(expected, found.getText(), habits));
	}

	/** What may have been meant; empty if nobody knows. */
	private static String hint(String expected, String found, Habits habits) {
		if (DECLARATION.equals(expected)) {
			String foreign = Foreign.declaration(found);
			List<String> near = foreign.isEmpty() ? Similar.to(found, DECLARING) : List.of();
			return near.isEmpty() ? foreign : " (did you mean " + near.getFirst() + "?)";
		}
		return habits.hint(expected);
	}

	private static String abbreviate(String text) {
		return text.length() <= 40 ? text : text.substring(0, 37) + "...";
	}

	/** Null if nothing helpful can be said. */
	private static String expected(RecognitionException error, IParserErrorContext context) {
		if (error instanceof MismatchedTokenException mismatch) {
			String[] names = context.getTokenNames();
			String name = mismatch.expecting >= 0 && mismatch.expecting < names.length ? names[mismatch.expecting] : "EOF";
			return mismatch.expecting == Token.EOF ? DECLARATION : name.startsWith("'") ? name : TERMINALS.get(name);
		}
		return RULES.getOrDefault(ruleName(context.getCurrentNode()), "a value");
	}

	private static String ruleName(INode node) {
		EObject element = node == null ? null : node.getGrammarElement();
		if (element == null) {
			return "Script";
		}
		AbstractRule rule = element instanceof RuleCall call ? call.getRule() : GrammarUtil.containingRule(element);
		return rule == null ? "Script" : rule.getName();
	}
}
