package org.tapsetstudio.dsl.ide.signature;

import java.util.List;

/**
 * One way to call something.
 *
 * @param label the whole signature, e.g. {@code substr:string (str:string, start:long)}
 * @param parameters texts of the parameters as they stand in the label
 * @param documentation may be ""
 */
public record Signature(String label, List<String> parameters, String documentation) {
}
