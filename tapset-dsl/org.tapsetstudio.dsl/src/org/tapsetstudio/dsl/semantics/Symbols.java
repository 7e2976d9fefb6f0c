package org.tapsetstudio.dsl.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.dsl.program.SourceRange;

/** Which names of a script mean what. Immutable. */
public final class Symbols {
	public enum Kind {
		LOCAL, PARAMETER, GLOBAL, FUNCTION, ALIAS
	}

	/**
	 * Something with a name.
	 *
	 * @param type the inferred type in words: {@code long}, {@code string[long, string]}, {@code f:string (a:long)}
	 * @param where the name in the declaration; for a local variable its first mention
	 */
	public record Definition(Kind kind, String name, String type, SourceRange where) {
	}

	/** A name in a text and what it means; definitions count as references to themselves. Overloaded functions give one reference for each candidate. */
	public record Reference(SourceRange where, Definition definition) {
	}

	private final List<Definition> definitions;
	private final List<Reference> references;

	public Symbols(List<Definition> definitions, List<Reference> references) {
		this.definitions = List.copyOf(definitions);
		this.references = List.copyOf(references);
	}

	public List<Definition> definitions() {
		return definitions;
	}

	public List<Reference> references() {
		return references;
	}

	/** What the name at an offset of a file means. */
	public Optional<Definition> at(String file, int offset) {
		return references.stream().filter(r -> covers(r.where(), file, offset)).map(Reference::definition).findFirst();
	}

	/** Every place of a file or all files (null) that means this definition. */
	public List<SourceRange> referencesTo(Definition definition, String file) {
		List<SourceRange> result = new ArrayList<>();
		for (Reference reference : references)
			if (reference.definition().equals(definition) && (file == null || file.equals(reference.where().file())))
				result.add(reference.where());
		return result;
	}

	private static boolean covers(SourceRange range, String file, int offset) {
		return range.file().equals(file) && range.offset() <= offset && offset <= range.offset() + range.length();
	}
}
