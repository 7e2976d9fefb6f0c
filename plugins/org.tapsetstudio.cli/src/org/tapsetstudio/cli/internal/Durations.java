package org.tapsetstudio.cli.internal;

import java.time.Duration;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds on the command line, with or without a fraction. */
final class Durations implements ITypeConverter<Duration> {
	@Override
	public Duration convert(String text) {
		try {
			double seconds = Double.parseDouble(text);
			if (seconds > 0 && seconds < 1e9) {
				return Duration.ofNanos((long) (seconds * 1e9));
			}
		} catch (NumberFormatException e) {
			// Told below, as for numbers out of range.
		}
		throw new TypeConversionException("'" + text + "' is not a number of seconds above 0");
	}
}
