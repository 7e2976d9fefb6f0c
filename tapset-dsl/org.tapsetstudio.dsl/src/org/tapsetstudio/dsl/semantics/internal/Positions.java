package org.tapsetstudio.dsl.semantics.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.preprocessor.MacroUse;
import org.tapsetstudio.dsl.program.SourceRange;

/** Places of AST nodes in one file; nodes of simplified copies are where their originals are. */
record Positions(ParsedScript script, Origins origins) {
	Positions(ParsedScript script) {
		this(script, new Origins());
	}

	/** The text of a node; the start of the file for none. */
	SourceRange of(EObject object) {
		return object == null ? script.range(0, 0) : script.range(origins.of(object));
	}

	/** The name that a node starts with; the use of the macro that brings it. */
	SourceRange start(EObject object, int characters) {
		SourceRange all = of(object);
		MacroUse use = script.useAt(all.offset());
		if (use != null)
			return script.range(use.start(), use.end());
		return all.length() <= characters ? all : new SourceRange(all.file(), all.offset(), characters, all.line(), all.column());
	}

	/** The text of one attribute or child of a node; of the whole node if it has no such text. */
	SourceRange feature(EObject object, EStructuralFeature feature) {
		return script.range(origins.of(object), feature);
	}
}
