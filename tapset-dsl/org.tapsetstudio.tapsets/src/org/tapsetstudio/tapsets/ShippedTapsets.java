package org.tapsetstudio.tapsets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

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

	/**
	 * The text of one file.
	 *
	 * @param name one of {@link #names()}
	 */
	public static String text(String name) {
		return new String(read(name), StandardCharsets.UTF_8);
	}

	/** The jar that holds the files; empty where it is none, as in OSGi. */
	public static Optional<Path> jar() {
		try {
			CodeSource source = ShippedTapsets.class.getProtectionDomain().getCodeSource();
			return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
		} catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
			return Optional.empty();
		}
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
