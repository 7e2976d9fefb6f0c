package org.tapsetstudio.cli.internal;

import java.io.PrintStream;

import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Preflight;

/** Prints what is to be expected of a script's probes, for people. */
final class PreflightPrinter {
	private PreflightPrinter() {
	}

	static void text(Preflight preflight, PrintStream out) {
		if (preflight.expectations().isEmpty()) {
			out.println("The script waits for no marker and no function.");
		}
		for (Expectation e : preflight.expectations()) {
			String mark = switch (e.outlook()) {
			case FIRES -> "ok";
			case MAY_FIRE -> "maybe";
			case WILL_NOT_FIRE -> "no";
			};
			out.printf("%-5s %s%s: %s%n", mark, e.point(), e.marker().isEmpty() ? "" : " (" + e.marker() + ")", e.reason());
			if (!e.remedy().isEmpty()) {
				out.println("      -> " + e.remedy());
			}
			if (!e.price().isEmpty()) {
				out.println("      price: " + e.price());
			}
		}
	}
}
