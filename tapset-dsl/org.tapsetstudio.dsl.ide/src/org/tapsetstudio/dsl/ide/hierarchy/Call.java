package org.tapsetstudio.dsl.ide.hierarchy;

import java.util.List;

import org.tapsetstudio.dsl.ide.text.TextSpan;

/**
 * One function calls another, or a probe calls one.
 *
 * @param item who calls, or what is called, whichever was asked for
 * @param places where, in the file of the caller
 */
public record Call(CallItem item, List<TextSpan> places) {
}
