package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.session.Watched;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A user by name or number. */
final class Users implements ITypeConverter<Watched> {
	@Override
	public Watched convert(String text) throws IOException {
		if (text.matches("\\d{1,9}")) {
			return new Watched(Long.parseLong(text));
		}
		return new Watched(number(text));
	}

	private static long number(String name) throws IOException {
		for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
			String[] fields = line.split(":");
			if (fields.length > 2 && fields[0].equals(name)) {
				return Long.parseLong(fields[2]);
			}
		}
		throw new TypeConversionException("there is no user " + name + " in /etc/passwd; give the number (id -u " + name + ")");
	}
}
