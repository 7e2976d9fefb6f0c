package org.tapsetstudio.dsl.ide.hierarchy;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * A function, or a probe whose handler calls functions.
 *
 * @param probe true for a probe or an alias
 * @param name of the function, or the points of the probe
 * @param fileName of the script, or of a tapset file
 * @param span the name or the points there
 * @param whole the declaration with its body
 */
public record CallItem(boolean probe, String name, String fileName, TextSpan span, TextSpan whole) {
}
