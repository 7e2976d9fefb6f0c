package org.tapsetstudio.dsl.ide.fix;

import java.util.List;

import org.tapsetstudio.dsl.ide.text.TextEdit;

/**
 * A way to mend a problem.
 *
 * @param title what it does, e.g. {@code Change to "println"}
 * @param edits of the script
 * @param preferred true for the one that most likely is meant
 */
public record QuickFix(String title, List<TextEdit> edits, boolean preferred) {
}
