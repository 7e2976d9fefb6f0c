package org.tapsetstudio.dsl.parser.checks;

import java.util.function.BiConsumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.SourceRange;

/** What the checks look at and where they write. */
final class Report {
	private final ParsedScript script;
	private final BiConsumer<SourceRange, String> sink;

	Report(ParsedScript script, BiConsumer<SourceRange, String> sink) {
		this.script = script;
		this.sink = sink;
	}

	ParsedScript script() {
		return script;
	}

	void error(EObject part, String message) {
		add(script.range(part), message);
	}

	void error(EObject part, EStructuralFeature feature, String message) {
		add(script.range(part, feature), message);
	}

	void error(ILeafNode leaf, String message) {
		error(leaf.getOffset(), leaf.getEndOffset(), message);
	}

	/** Of the characters from an offset up to another. */
	void error(int start, int end, String message) {
		add(script.range(start, end), message);
	}

	private void add(SourceRange where, String message) {
		sink.accept(where, message + script.expansionAt(where));
	}
}
