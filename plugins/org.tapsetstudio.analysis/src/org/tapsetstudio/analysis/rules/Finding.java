package org.tapsetstudio.analysis.rules;

import java.util.List;

/**
 * What a rule has to say about a recording.
 *
 * @param rule id of the rule, see docs/findings.md
 * @param severity how much it asks for attention
 * @param summary a sentence with the numbers
 * @param advice what to do or to look at
 * @param evidence where to see it; may be empty where the whole recording is meant
 */
public record Finding(String rule, Severity severity, String summary, String advice, List<Evidence> evidence) {
}
