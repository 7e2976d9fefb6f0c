package org.tapsetstudio.dsl.ide.model;

import java.util.List;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.Symbols;

/** Links and types scripts. */
final class ScriptChecker {
	ScriptChecker(Surroundings surroundings) {
	}

	Analysis check(ParsedScript script) {
		return new Analysis(List.of(), null, new Symbols(List.of(), List.of()));
	}
}
