package org.tapsetstudio.dsl.semantics.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.CodeDirectory;
import org.tapsetstudio.markers.ProgramInformation.Inner;

/**
 * The names of a point on code by file and line of the source, which are worked out only for listings: it takes all of the debugging information.
 */
interface Listed {
	/**
	 * A name, and the address that is probed.
	 *
	 * @param origin the name that led to it
	 */
	record Place(String text, String origin, long address) {
		Place(String text, long address) {
			this(text, text, address);
		}
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
		return places.isEmpty() ? Stream.of(point) : places.stream().map(Place::origin).distinct().map(point::named);
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

	/**
	 * What is in a function.
	 *
	 * @param suffix as written behind a callee, from its dot on
	 */
	static Listed inner(String path, Inner inner, boolean isLabel, String suffix) {
		return code -> {
			String function = code.declared(inner.function(), isLabel ? inner.line() : 0);
			String own = isLabel ? inner.name() : code.declared(inner.name(), 0);
			String component = (isLabel ? ".label" : ".callee") + new Part("", bytes(own)) + suffix;
			return List.of(new Place(text(path, "function", isLabel ? function : own) + suffix, text(path, "function", function) + component, inner.address()));
		};
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
