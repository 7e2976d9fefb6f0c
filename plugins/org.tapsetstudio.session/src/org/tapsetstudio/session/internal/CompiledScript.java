package org.tapsetstudio.session.internal;

import java.util.List;

import org.tapsetstudio.engine.CompiledProgram;

/**
 * A script that can run.
 *
 * @param warnings lines for the user
 * @param times what making it took
 */
public record CompiledScript(CompiledProgram program, List<String> warnings, PassTimes times) {
}
