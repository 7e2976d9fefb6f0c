package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.PointList;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/**
 * One name of a probe alias.
 *
 * @param path components of the name
 * @param declaration where it stands; gives this name, perhaps others as well, to its points
 * @param prologue runs before the handler, or null
 * @param epilogue runs after the handler, or null
 */
record AliasSymbol(Unit unit, List<String> path, ProbeDeclaration declaration, Block prologue, Block epilogue, SourceRange where) {
	String name() {
		return String.join(".", path);
	}

	/** The points that it stands for. */
	PointList targets() {
		return declaration.getLists().get(declaration.getLists().size() - 1);
	}
}
