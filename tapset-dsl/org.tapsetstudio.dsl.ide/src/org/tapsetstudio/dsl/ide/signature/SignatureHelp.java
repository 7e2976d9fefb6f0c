package org.tapsetstudio.dsl.ide.signature;

import java.util.List;

/**
 * What is being called at a caret.
 *
 * @param signatures one for each overload, never empty
 * @param active index of the one that fits the arguments typed so far
 * @param parameter index of the parameter that the caret is in; may be behind the last one
 * @param start offset of the name that is called
 */
public record SignatureHelp(List<Signature> signatures, int active, int parameter, int start) {
}
