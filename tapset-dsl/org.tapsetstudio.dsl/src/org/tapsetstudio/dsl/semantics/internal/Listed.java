package org.tapsetstudio.dsl.semantics.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.CodeDirectory;

/**
 * The names of a point on code by file and line of the source, which are worked out only for listings: it takes all of the debugging information.
 */
interface Listed {
	/** A name, and the address that is probed. */
	record Place(String text, long address) {
	}

	/** @throws IOException if the file cannot be read */
	List<Place> in(CodeDirectory code) throws IOException;

	/** The places of a point on code; none if nobody knows them. */
	static List<Place> places(Derived point, Optional<CodeDirectory> code) {
		try {
			return point.listed() == null || code.isEmpty() ? List.of() : point.listed().in(code.get());
		} catch (IOException e) {
			return List.of(); // as if there were no debugging information
		}
	}

	/** A point once by each of its names. */
	static Stream<Derived> named(Derived point, Optional<CodeDirectory> code) {
		List<Place> places = places(point, code);
		return places.isEmpty() ? Stream.of(point) : places.stream().map(Place::text).distinct().map(point::named);
	}

	/** Whether other files of the source may call a function; true where nobody knows. */
	static boolean isExported(String function, Optional<CodeDirectory> code) {
		try {
			return code.isEmpty() || code.get().functions(function).stream().anyMatch(CodeDirectory.Code::isExported);
		} catch (IOException e) {
			return true;
		}
	}

	/**
	 * A function.
	 *
	 * @param component {@code function} or {@code statement}, as written
	 * @param suffix as written, from its dot on
	 */
	static Listed function(String path, String component, String name, String suffix) {
		boolean isWhole = component.equals("statement") || suffix.equals(".return");
		return code -> code.functions(name).stream().map(c -> new Place(text(path, component, c.declared()) + suffix, isWhole ? c.start() : c.stop())).toList();
	}

	/** A function that was inlined. */
	static Listed inlined(String path, String name, String suffix, long address) {
		return code -> code.inlined(name, address).stream().map(c -> new Place(text(path, "function", c.declared()) + suffix, address)).toList();
	}

	/** An instruction. */
	static Listed instruction(String resolved, long address) {
		return code -> List.of(new Place(resolved, address));
	}

	private static String text(String path, String component, String name) {
		return "process" + new Part("", bytes(path)) + "." + component + new Part("", bytes(name));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
