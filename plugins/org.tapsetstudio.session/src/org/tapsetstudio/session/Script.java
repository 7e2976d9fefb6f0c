package org.tapsetstudio.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.session.SessionException.Cause;

/**
 * A probe script and how it is to be understood.
 *
 * @param name what error messages call it
 * @param text its source
 * @param arguments what {@code $1}, {@code @1} … stand for
 * @param defines {@code -DNAME=VALUE}
 * @param globals {@code -GNAME=VALUE}: initial values of scalar globals
 * @param includes folders with tapsets besides the shipped ones
 * @param guru whether embedded C is let through the parser ({@code -g}); it is never run
 * @param quiet no warnings
 * @param unabridged whether also what has no effect is done ({@code -u}), see EngineOptions
 */
public record Script(String name, String text, List<String> arguments, Map<String, String> defines, Map<String, String> globals, List<Path> includes, boolean guru,
		boolean quiet, boolean unabridged) {
	/** What messages call a script that has no file. */
	public static final String INPUT = "<input>";

	public Script {
		arguments = List.copyOf(arguments);
		defines = Map.copyOf(defines);
		globals = Map.copyOf(globals);
		includes = List.copyOf(includes);
	}

	/** A script without arguments or options. */
	public static Script of(String name, String text) {
		return new Script(name, text, List.of(), Map.of(), Map.of(), List.of(), false, false, false);
	}

	/** Another text with the same options. */
	public Script withText(String otherName, String otherText) {
		return new Script(otherName, otherText, arguments, defines, globals, includes, guru, quiet, unabridged);
	}

	/** Reads a script to its end, for example from the standard input. */
	public static Script read(InputStream in) throws SessionException {
		try {
			return of(INPUT, SourceBytes.decode(in.readAllBytes()));
		} catch (IOException e) {
			throw new SessionException(Cause.SCRIPT, INPUT + ": error: cannot be read: " + e.getMessage(), e);
		}
	}

	/** Reads a file; the name is as given, for messages. */
	public static Script read(Path file) throws SessionException {
		try {
			return of(file.toString(), SourceBytes.decode(Files.readAllBytes(file)));
		} catch (NoSuchFileException e) {
			throw new SessionException(Cause.SCRIPT, file + ": error: there is no such file", e);
		} catch (IOException e) {
			throw new SessionException(Cause.SCRIPT, file + ": error: cannot be read: " + e.getMessage(), e);
		}
	}
}
