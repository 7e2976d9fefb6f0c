package org.tapsetstudio.dsl.ide.declaration;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * The place where a name is declared.
 *
 * @param fileName of the script itself, or of a tapset file
 * @param text the whole text of that file
 * @param name the declared name there
 */
public record Declaration(String fileName, String text, TextSpan name) {
}
