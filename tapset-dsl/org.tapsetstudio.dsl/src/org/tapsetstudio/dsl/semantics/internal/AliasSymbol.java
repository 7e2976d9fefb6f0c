package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.PointList;

/**
 * One name of a probe alias.
 *
 * @param path components of the name
 * @param targets points that it stands for
 * @param prologue runs before the handler, or null
 * @param epilogue runs after the handler, or null
 */
record AliasSymbol(Unit unit, List<String> path, PointList targets, Block prologue, Block epilogue, SourceRange where) {
	String name() {
		return String.join(".", path);
	}
}
