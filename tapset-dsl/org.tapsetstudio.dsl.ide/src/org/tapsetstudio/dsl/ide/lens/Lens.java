package org.tapsetstudio.dsl.ide.lens;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * A place for a live line.
 *
 * @param probe true for a probe, false for a function
 * @param name the points of the probe as written, or the name of the function: what hit counts are kept by
 * @param span the points or the name
 * @param line from 1, as sessions name the probe
 */
public record Lens(boolean probe, String name, TextSpan span, int line) {
}
