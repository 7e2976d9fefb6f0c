package org.tapsetstudio.dsl.ide.points;

import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.ide.documentation.DocumentationComment;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/**
 * A probe alias.
 *
 * @param names the components of its name
 * @param fileName where it is declared
 * @param offset of its name there
 * @param declaration its tree
 * @param tokens of the file
 */
public record Alias(List<String> names, String fileName, int offset, ProbeDeclaration declaration, Supplier<ScriptTokens> tokens) {

	public String name() {
		return String.join(".", names);
	}

	/** A few words for lists. */
	public String detail() {
		return fileName.substring(fileName.lastIndexOf('/') + 1);
	}

	/** What the comment above the alias says. */
	public String documentation() {
		return DocumentationComment.above(tokens.get(), offset);
	}
}
