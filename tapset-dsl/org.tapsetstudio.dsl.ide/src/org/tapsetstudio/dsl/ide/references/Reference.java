package org.tapsetstudio.dsl.ide.references;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * A place where something is mentioned.
 *
 * @param fileName of the script, or of the tapset file that mentions it
 * @param declaration true for the declaration itself
 * @param write true where a value is given to it; only told apart in scripts that were passed in
 */
public record Reference(String fileName, TextSpan span, boolean declaration, boolean write) {
}
