package org.tapsetstudio.tapsets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tapsets that come with the product: the files of the folder {@code tapset}, which the file {@code INDEX} there lists, because a folder
 * inside a jar cannot be listed from a class loader. Works with and without OSGi.
 */
public final class ShippedTapsets {
	private ShippedTapsets() {
	}

	/**
	 * One file.
	 *
	 * @param name such as {@code python.stp}
	 * @param bytes its text, UTF-8
	 */
	public record TapsetFile(String name, byte[] bytes) {
	}

	/** Names of all files, {@code .stp} and {@code .stpm}, sorted. */
	public static List<String> names() {
		return new String(read("INDEX"), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
	}

	/** All files, in the order of {@link #names()}. */
	public static List<TapsetFile> files() {
		return names().stream().map(name -> new TapsetFile(name, read(name))).toList();
	}

	private static byte[] read(String name) {
		try (InputStream in = ShippedTapsets.class.getResourceAsStream("/tapset/" + name)) {
			if (in == null) {
				throw new IllegalStateException("The tapset file " + name + " is missing from this installation.");
			}
			return in.readAllBytes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
