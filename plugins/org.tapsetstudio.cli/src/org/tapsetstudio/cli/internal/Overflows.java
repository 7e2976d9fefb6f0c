package org.tapsetstudio.cli.internal;

import org.tapsetstudio.session.Overflow;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An overflow policy, with its room where it has one. */
final class Overflows implements ITypeConverter<Overflow> {
	@Override
	public Overflow convert(String text) {
		try {
			return Overflow.parse(text);
		} catch (IllegalArgumentException e) {
			throw new TypeConversionException(e.getMessage());
		}
	}
}
