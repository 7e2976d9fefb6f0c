package org.tapsetstudio.dsl.validation;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.validation.Check;
import org.tapsetstudio.dsl.parser.ParseScope;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.checks.Checks;
import org.tapsetstudio.dsl.stp.Script;

/** Runs the checks of the language in an Xtext resource. */
public class StpValidator extends AbstractStpValidator {
	/** Checks nothing in a script with syntax errors, whose tree has holes. */
	@Check
	public void checkScript(Script script) {
		Resource resource = script.eResource();
		IParseResult result = resource instanceof XtextResource xtext ? xtext.getParseResult() : null;
		if (result != null && !result.hasSyntaxErrors()) {
			ParsedScript parsed = ParsedScript.of(resource.getURI().lastSegment(), result, ParseScope.current());
			Checks.run(parsed, (where, message) -> getMessageAcceptor().acceptError(message, script, where.offset(), where.length(), null));
		}
	}
}
